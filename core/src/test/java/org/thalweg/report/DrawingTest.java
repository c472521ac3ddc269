package org.thalweg.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.thalweg.standard.Mode;
import org.thalweg.study.Study;
import org.thalweg.study.SyntheticStudy;
import org.thalweg.terrain.GridFrame;
import org.thalweg.terrain.GridTerrain;

/** The parts that drawings are made of, against closed forms. */
class DrawingTest {
    private static final GridFrame FRAME = new GridFrame(500_000, 4_310_000, 50, 201, 201);

    /** A cone with its top in the middle of the frame: 1000 m, falling 1 in 10. */
    private static GridTerrain cone() {
        float[] z = new float[FRAME.size()];
        for (int i = 0; i < z.length; i++) {
            z[i] = (float) (1000 - 0.1 * fromMiddle(FRAME.x(i % 201), FRAME.y(i / 201)));
        }
        return new GridTerrain(FRAME, z);
    }

    private static double fromMiddle(double x, double y) {
        return Math.hypot(x - 505_000, y - 4_305_000);
    }

    private static Window whole() {
        return new Window(500_000, 4_300_000, 510_000, 4_310_000, 0, 0, 0.1);
    }

    /** Contours of a cone are circles of known radius; those that fit into the frame are closed. */
    @Test
    void contoursOfAConeAreCircles() {
        Contours contours = Contours.of(cone(), whole());
        assertThat(contours.interval()).isEqualTo(50);
        int closed = 0;
        for (Contours.Contour contour : contours.lines()) {
            double radius = 10 * (1000 - contour.level());
            for (double[] p : contour.points()) {
                // Along an edge of 50 m a circle's radius is linear to 50^2 / (8 r).
                assertThat(fromMiddle(p[0], p[1])).isCloseTo(radius, offset(0.01 + 2500 / (8 * radius)));
            }
            List<double[]> p = contour.points();
            double[] last = p.get(p.size() - 1);
            if (radius < 4990) {
                assertThat(Math.hypot(p.get(0)[0] - last[0], p.get(0)[1] - last[1])).isLessThan(1e-6);
                assertThat(length(p)).isCloseTo(2 * Math.PI * radius, offset(0.02 * radius));
                closed++;
            }
            assertThat(contour.index()).isEqualTo(contour.level() % 250 == 0);
        }
        assertThat(closed).isEqualTo(9);
    }

    private static double length(List<double[]> p) {
        double sum = 0;
        for (int i = 1; i < p.size(); i++) {
            sum += Math.hypot(p.get(i)[0] - p.get(i - 1)[0], p.get(i)[1] - p.get(i - 1)[1]);
        }
        return sum;
    }

    private static BufferedImage image(String definitions, String id) throws Exception {
        Matcher m = Pattern.compile("id=\"" + id + "\"[^>]*base64,([^\"]*)\"").matcher(definitions);
        assertThat(m.find()).isTrue();
        return ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(m.group(1))));
    }

    private static Study on(GridTerrain terrain, TreeMap<Mode, Study.Corridor> corridors) {
        Study s = SyntheticStudy.of(240, 1);
        return new Study(s.scenario(), terrain, "", false, 0, corridors, s.alternatives(), s.floors(), 1, List.of());
    }

    /** Light comes from the north-west: that side of the cone is the lightest, the opposite the darkest. */
    @Test
    void lightComesFromTheNorthWest() throws Exception {
        Backdrop backdrop = new Backdrop(on(cone(), new TreeMap<>()), whole());
        BufferedImage relief = image(backdrop.definitions(), "relief");
        int nw = relief.getRGB(60, 60) & 0xff;
        int se = relief.getRGB(140, 140) & 0xff;
        int ne = relief.getRGB(140, 60) & 0xff;
        int sw = relief.getRGB(60, 140) & 0xff;
        assertThat(nw).isGreaterThan(ne);
        assertThat(ne).isGreaterThan(se);
        assertThat(Math.abs(ne - sw)).isLessThanOrEqualTo(6);
    }

    @Test
    void bandIsTintedByClassAndClearOutside() throws Exception {
        GridFrame frame = new GridFrame(500_000, 4_310_000, 100, 6, 1);
        float[] excess = {0.02f, 0.05f, 0.1f, 0.2f, 0.21f, Float.NaN};
        TreeMap<Mode, Study.Corridor> corridors = new TreeMap<>();
        corridors.put(Mode.ROAD, new Study.Corridor(frame, excess));
        BufferedImage band = image(new Backdrop(on(cone(), corridors), whole()).definitions(), "band-road");
        for (int i = 0; i < 5; i++) {
            assertThat(band.getRGB(i, 0) & 0xffffff).as("class %d", i).isEqualTo(Backdrop.TINT[i]);
        }
        assertThat(band.getRGB(5, 0) >>> 24).isZero();
    }

    /** Path data, read back, is the polyline to half a tenth: rounding does not add up along it. */
    @Test
    void pathDataDoesNotDrift() {
        for (long seed = 0; seed < 50; seed++) {
            Random random = new Random(seed);
            List<double[]> points = new ArrayList<>();
            double x = 0;
            for (int i = 0; i < 400; i++) {
                x += 0.3 + random.nextDouble();
                points.add(new double[] {x - 50, random.nextDouble() * 900 - 450});
            }
            Matcher m = Pattern.compile("([Ml])(-?[0-9.]+) (-?[0-9.]+)").matcher(Canvas.data(points, false));
            double px = 0;
            double py = 0;
            for (int i = 0; m.find(); i++) {
                px += Double.parseDouble(m.group(2));
                py += Double.parseDouble(m.group(3));
                assertThat(px).as("seed %d point %d", seed, i).isCloseTo(points.get(i)[0], offset(0.0501));
                assertThat(py).as("seed %d point %d", seed, i).isCloseTo(points.get(i)[1], offset(0.0501));
            }
        }
    }

    @Test
    void thinnedLinesKeepTheTolerance() {
        for (long seed = 0; seed < 50; seed++) {
            Random random = new Random(seed);
            List<double[]> points = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                points.add(new double[] {i, 20 * StrictMath.sin(i / 9.0) + random.nextDouble()});
            }
            List<double[]> thin = Thin.line(points, 2);
            assertThat(thin.size()).isLessThan(120);
            int k = 0;
            for (double[] p : points) {
                while (thin.get(k + 1)[0] < p[0]) {
                    k++;
                }
                double[] a = thin.get(k);
                double[] b = thin.get(k + 1);
                double off = Math.abs((b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0]))
                        / Math.hypot(b[0] - a[0], b[1] - a[1]);
                assertThat(off).as("seed %d at %s", seed, p[0]).isLessThanOrEqualTo(2);
            }
        }
    }

    @Test
    void ticksAreRoundAndFew() {
        Random random = new Random(3);
        for (int i = 0; i < 2000; i++) {
            double span = StrictMath.pow(10, random.nextDouble() * 8 - 3);
            int most = 1 + random.nextInt(20);
            double step = Ticks.step(span, most);
            assertThat(span / step).isLessThanOrEqualTo(most * (1 + 1e-6));
            double lead = step / StrictMath.pow(10, Math.floor(StrictMath.log10(step) + 1e-9));
            assertThat(Math.abs(lead - 1) < 1e-6 || Math.abs(lead - 2) < 1e-6 || Math.abs(lead - 5) < 1e-6).as("%s", step).isTrue();
        }
        assertThat(Ticks.decimals(0.05)).isEqualTo(2);
        assertThat(Ticks.decimals(0.5)).isEqualTo(1);
        assertThat(Ticks.decimals(20)).isZero();
    }

    @Test
    void numbersReadWell() {
        assertThat(Figures.number(1234567.891, 2)).isEqualTo("1\u00a0234\u00a0567.89");
        assertThat(Figures.number(-0.0001, 2)).isEqualTo("0.00");
        assertThat(Figures.number(-12345, 0)).isEqualTo("−12\u00a0345");
        assertThat(Figures.number(Double.NaN, 1)).isEqualTo("–");
        assertThat(Figures.money(534_436_387.52, "USD")).isEqualTo("534\u00a0million\u00a0USD");
        assertThat(Figures.money(12_340_000, "USD")).isEqualTo("12.3\u00a0million\u00a0USD");
        assertThat(Figures.money(1_380_000_000, "USD")).isEqualTo("1.38\u00a0billion\u00a0USD");
        assertThat(Figures.percent(0.1494, 1)).isEqualTo("14.9\u00a0%");
        assertThat(Figures.km(31_612.4, 2)).isEqualTo("31.61\u00a0km");
    }

    /** A label is placed only where it covers no other, and the first wanted place that is free of lines is taken. */
    @Test
    void labelsKeepOff() {
        Labels labels = new Labels(0, 0, 100, 100);
        assertThat(labels.place(List.of(new double[] {10, 10, 30, 20}), 0)).isZero();
        assertThat(labels.place(List.of(new double[] {25, 15, 40, 25}), 99)).isEqualTo(-1);
        assertThat(labels.place(List.of(new double[] {95, 10, 110, 20}), 99)).isEqualTo(-1);
        labels.ink(List.of(new double[] {0, 50}, new double[] {100, 50}));
        assertThat(labels.place(List.of(new double[] {10, 45, 30, 55}, new double[] {10, 60, 30, 70}), 50)).isEqualTo(1);
    }
}
