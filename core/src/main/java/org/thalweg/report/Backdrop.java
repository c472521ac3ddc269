package org.thalweg.report;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.thalweg.export.Decimal;
import org.thalweg.security.VisibilityMap;
import org.thalweg.standard.Mode;
import org.thalweg.study.Study;
import org.thalweg.terrain.GridFrame;

/**
 * What lies under every map: hillshade, contours and corridor bands, made once for the whole case. A hidden drawing
 * defines them in its own units (10 m, origin in the north-west corner); maps use them by name.
 */
final class Backdrop {
    /** Most pixels on a side of the hillshade: enough for paper. */
    private static final int PIXELS = 1500;

    private static final int SHADES = 24;

    /** Upper ends of the classes of the corridor band: excess over the best line. */
    static final double[] EXCESS = {0.02, 0.05, 0.10, 0.20};

    /** Colours of those classes and of all beyond, dark to pale. */
    static final int[] TINT = {0x54278f, 0x756bb1, 0x9e9ac8, 0xbcbddc, 0xdadaeb};

    /** Opacity of the tints, of 255. */
    static final int[] ALPHA = {190, 170, 150, 130, 110};

    /** Upper ends of the classes of visibility: share of the observers that see a place. */
    static final double[] SHARE = {0.02, 0.05, 0.1, 0.2};

    /** Colours of those classes and of all beyond (Oranges of ColorBrewer), and their opacity of 255. */
    static final int[] SIGHT = {0xfdd0a2, 0xfdae6b, 0xf16913, 0xd94801, 0x7f2704};

    static final int SIGHT_ALPHA = 175;

    private final Window whole;
    private final Contours contours;
    private final Blocks blocks;
    private final SortedMap<Mode, Study.Corridor> corridors;
    private final List<VisibilityMap> sights;

    /** Prepares what lies under a window that holds all maps. */
    Backdrop(Study study, Window extent) {
        whole = new Window(extent.west(), extent.south(), extent.east(), extent.north(), 0, 0, 0.1);
        contours = Contours.of(study.terrain(), whole);
        blocks = Blocks.of(study.terrain(), whole, PIXELS);
        corridors = new TreeMap<>(study.corridors());
        sights = study.security().maps();
    }

    /** The contours. */
    Contours contours() {
        return contours;
    }

    /** The hidden drawing that defines everything. */
    String definitions() {
        StringBuilder out = new StringBuilder(1 << 20);
        out.append("<svg width=\"0\" height=\"0\" class=\"defs\" aria-hidden=\"true\"><defs>\n");
        image(out, "relief", blocks.frame(), hillshade());
        for (Map.Entry<Mode, Study.Corridor> entry : corridors.entrySet()) {
            Study.Corridor corridor = entry.getValue();
            image(out, "band-" + entry.getKey().slug(), corridor.frame(), band(corridor));
        }
        for (VisibilityMap map : sights) {
            GridFrame frame = cut(map.frame());
            image(out, layer(map), frame, sight(map, frame));
        }
        out.append("<g id=\"contours\"><path class=\"contour\" d=\"").append(contours.data(whole, false));
        out.append("\"/><path class=\"contour index\" d=\"").append(contours.data(whole, true)).append("\"/></g>\n");
        return out.append("</defs></svg>\n").toString();
    }

    /** A use of a definition in a map. */
    String use(String name, Window map) {
        return "<use href=\"#" + name + "\" transform=\"translate(" + Decimal.plain(map.x(whole.west()), 2).toPlainString()
                + " " + Decimal.plain(map.y(whole.north()), 2).toPlainString() + ") scale("
                + Decimal.plain(10 * map.scale(), 6).toPlainString() + ")\"/>\n";
    }

    private void image(StringBuilder out, String id, GridFrame frame, String data) {
        double cell = frame.cell();
        out.append("<image id=\"").append(id).append("\" preserveAspectRatio=\"none\" x=\"");
        out.append(Decimal.plain(whole.x(frame.x0() - cell / 2), 3).toPlainString()).append("\" y=\"");
        out.append(Decimal.plain(whole.y(frame.y0() + cell / 2), 3).toPlainString()).append("\" width=\"");
        out.append(Decimal.plain(frame.columns() * cell / 10, 3).toPlainString()).append("\" height=\"");
        out.append(Decimal.plain(frame.rows() * cell / 10, 3).toPlainString());
        out.append("\" href=\"data:image/png;base64,").append(data).append("\"/>\n");
    }

    private String hillshade() {
        GridFrame frame = blocks.frame();
        byte[] pixels = new byte[frame.size()];
        for (int r = 0; r < frame.rows(); r++) {
            for (int c = 0; c < frame.columns(); c++) {
                double light = light(c, r);
                pixels[r * frame.columns() + c] =
                        (byte) (Double.isNaN(light) ? SHADES : Math.min(SHADES - 1, (int) (light * SHADES)));
            }
        }
        int[] colours = new int[SHADES + 1];
        for (int i = 0; i < SHADES; i++) {
            double t = i / (SHADES - 1.0);
            colours[i] = 0xff000000 | mix(0x77, 0xfd, t) << 16 | mix(0x75, 0xfc, t) << 8 | mix(0x80, 0xf4, t);
        }
        colours[SHADES] = 0xffe8d8e8;
        return png(frame, pixels, colours);
    }

    private static int mix(int a, int b, double t) {
        return (int) Math.round(a + (b - a) * t);
    }

    /** Brightness 0 to 1 of a cell under light from the north-west at 45 degrees, slopes by Horn; NaN beside voids. */
    private double light(int c, int r) {
        double a = z(c - 1, r - 1);
        double b = z(c, r - 1);
        double d = z(c + 1, r - 1);
        double e = z(c - 1, r);
        double f = z(c + 1, r);
        double g = z(c - 1, r + 1);
        double h = z(c, r + 1);
        double i = z(c + 1, r + 1);
        double eight = 8 * blocks.frame().cell();
        double east = (d + 2 * f + i - a - 2 * e - g) / eight;
        double north = (a + 2 * b + d - g - 2 * h - i) / eight;
        double half = Math.sqrt(0.5);
        double dot = (half * (east - north) * half + half) / Math.sqrt(1 + east * east + north * north);
        // Level ground gets 0.71; stretch so that it is light and slopes away from the light keep their form.
        return Double.isNaN(dot) ? Double.NaN : Math.max(0, Math.min(0.999, 0.22 + 0.78 * dot));
    }

    private double z(int c, int r) {
        GridFrame frame = blocks.frame();
        int column = Math.max(0, Math.min(frame.columns() - 1, c));
        int row = Math.max(0, Math.min(frame.rows() - 1, r));
        return blocks.heights()[row * frame.columns() + column];
    }

    private static String band(Study.Corridor corridor) {
        byte[] pixels = new byte[corridor.frame().size()];
        for (int i = 0; i < pixels.length; i++) {
            float excess = corridor.excess()[i];
            int at = 0;
            while (at < EXCESS.length && excess > (float) EXCESS[at]) {
                at++;
            }
            pixels[i] = (byte) (Float.isNaN(excess) ? TINT.length : at);
        }
        int[] colours = new int[TINT.length + 1];
        for (int i = 0; i < TINT.length; i++) {
            colours[i] = ALPHA[i] << 24 | TINT[i];
        }
        return png(corridor.frame(), pixels, colours);
    }

    /** The name by which maps use what a watch sees. */
    static String layer(VisibilityMap map) {
        return "seen-" + map.observers().watch().border().name();
    }

    /** The part of a frame that lies in the drawing. */
    private GridFrame cut(GridFrame all) {
        int c0 = Math.max(0, Math.min(all.columns() - 1, all.column(whole.west())));
        int c1 = Math.max(c0, Math.min(all.columns() - 1, all.column(whole.east())));
        int r0 = Math.max(0, Math.min(all.rows() - 1, all.row(whole.north())));
        int r1 = Math.max(r0, Math.min(all.rows() - 1, all.row(whole.south())));
        return new GridFrame(all.x(c0), all.y(r0), all.cell(), c1 - c0 + 1, r1 - r0 + 1);
    }

    private static String sight(VisibilityMap map, GridFrame frame) {
        int c0 = map.frame().column(frame.x0());
        int r0 = map.frame().row(frame.y0());
        byte[] pixels = new byte[frame.size()];
        for (int i = 0; i < pixels.length; i++) {
            double share = map.share((r0 + i / frame.columns()) * map.frame().columns() + c0 + i % frame.columns());
            int at = 0;
            while (at < SHARE.length && share > SHARE[at]) {
                at++;
            }
            pixels[i] = (byte) (share == 0 ? SIGHT.length : at);
        }
        int[] colours = new int[SIGHT.length + 1];
        for (int i = 0; i < SIGHT.length; i++) {
            colours[i] = SIGHT_ALPHA << 24 | SIGHT[i];
        }
        return png(frame, pixels, colours);
    }

    private static String png(GridFrame frame, byte[] pixels, int[] colours) {
        boolean seeThrough = colours[colours.length - 1] == 0;
        IndexColorModel model = new IndexColorModel(
                8, colours.length, colours, 0, seeThrough, -1, java.awt.image.DataBuffer.TYPE_BYTE);
        WritableRaster raster = model.createCompatibleWritableRaster(frame.columns(), frame.rows());
        raster.setDataElements(0, 0, frame.columns(), frame.rows(), pixels);
        ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 20);
        // In memory: by default ImageIO caches on disk, and a report makes no file of its own.
        try (ImageOutputStream image = new MemoryCacheImageOutputStream(out)) {
            ImageIO.write(new BufferedImage(model, raster, false, null), "png", image);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getEncoder().encodeToString(out.toByteArray());
    }
}
