package org.thalweg.refine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.thalweg.alignment.HorizontalAlignment;
import org.thalweg.alignment.PointOfIntersection;
import org.thalweg.corridor.PriceField;
import org.thalweg.cost.PlanePrices;
import org.thalweg.cost.Rates;
import org.thalweg.cost.UnitCosts;
import org.thalweg.geometry.Pose;
import org.thalweg.standard.DesignStandard;
import org.thalweg.standard.Mode;
import org.thalweg.standard.StandardPresets;
import org.thalweg.standard.Structure;
import org.thalweg.terrain.GridFrame;
import org.thalweg.terrain.GridTerrain;
import org.thalweg.territory.Gate;
import org.thalweg.territory.Site;
import org.thalweg.territory.SiteBuilder;

/** All points at once: against every choice tried one by one, and past an obstacle that stops moves of single points. */
class SwathRefinerTest {
    private static final GridFrame FRAME = new GridFrame(500_000, 4_305_000, 25, 200, 200);
    private static final DesignStandard STANDARD =
            StandardPresets.load("road-80-mountain").standard();
    private static final Rates RATES = UnitCosts.load("flat-test").rates(Mode.ROAD);
    /** Price per metre of open ground. */
    private static final double OPEN = 1000;

    private static Gate gate(double x, double y) {
        return new Gate("g", new GeometryFactory().createPoint(new Coordinate(x, y)), OptionalDouble.of(100), OptionalDouble.empty());
    }

    private static PriceField field() {
        float[] heights = new float[FRAME.size()];
        Arrays.fill(heights, 100);
        GridTerrain terrain = new GridTerrain(FRAME, heights);
        Site site = SiteBuilder.build(terrain, null, List.of(), List.of(), List.of(), null);
        return new PriceField(terrain, site, STANDARD, PlanePrices.of(STANDARD, RATES), 0, 0, null, null);
    }

    /** Level ground whose price depends on the place alone. */
    private interface Land {
        double price(double x, double y);
    }

    private static SwathRefiner refiner(Land land, double x1, double y1) {
        LineRefiner.SectionPrices sections = (x, y, heading, fromEnd, zBase, zStep, n, out, offset) -> {
            Arrays.fill(out, offset, offset + PriceTable.STRUCTURES * n, Float.POSITIVE_INFINITY);
            int row = offset + Structure.EARTHWORK.ordinal() * n;
            Arrays.fill(out, row, row + n, (float) land.price(x, y));
        };
        return new SwathRefiner(field(), sections, gate(500_500, 4_302_000), gate(x1, y1), null);
    }

    /** The same integral by close steps along exact elements. */
    private static double cost(List<PointOfIntersection> points, Land land) {
        HorizontalAlignment line = HorizontalAlignment.of(points);
        int n = (int) Math.ceil(line.length());
        double sum = 0;
        for (int k = 0; k < n; k++) {
            Pose p = line.poseAt((k + 0.5) * line.length() / n);
            sum += land.price(p.x(), p.y()) * line.length() / n;
        }
        return sum;
    }

    private static PointOfIntersection at(double x, double y) {
        return new PointOfIntersection(x, y, STANDARD.minRadius(), 0, 0);
    }

    private static List<PointOfIntersection> fitted(List<PointOfIntersection> points) {
        List<PointOfIntersection> line = new ArrayList<>(points);
        for (int i = 1; i < line.size() - 1; i++) {
            PointOfIntersection p = PlanRefiner.fitted(points.get(i - 1), points.get(i), points.get(i + 1), STANDARD);
            if (p == null) {
                return null;
            }
            line.set(i, p);
        }
        try {
            HorizontalAlignment.of(line);
            return line;
        } catch (IllegalArgumentException overlapping) {
            return null;
        }
    }

    @Test
    void noChoiceOfPlacesIsCheaper() {
        for (long seed = 1; seed <= 12; seed++) {
            Random random = new Random(seed);
            double bend = random.nextDouble(-80, 80);
            double slope = random.nextDouble(0.2, 0.8);
            double wave = random.nextDouble(300, 900);
            // Land that is smooth, so that samples a few metres off change a price by little.
            Land land = (x, y) -> OPEN * (1 + slope * (1 + StrictMath.sin((x - 500_000) / wave + bend) * StrictMath.cos((y - 4_302_000) / 170)));
            // Legs of 380 m at most: no further points are put between these.
            List<PointOfIntersection> start = fitted(List.of(
                    at(500_500, 4_302_000), at(500_860, 4_302_000 + bend), at(501_220, 4_302_000 - 0.5 * bend), at(501_580, 4_302_000)));
            assertThat(start).as("seed %d", seed).isNotNull();
            double step = 20;
            PlanRefiner.Improved improved = refiner(land, 501_580, 4_302_000)
                    .improve(start, s -> 100, (x, y) -> 100, (x, y) -> 100, new SwathRefiner.Choice(step, 2, 1, 1));
            double found = cost(improved.points(), land);
            double best = cost(start, land);
            for (int a = -2; a <= 2; a++) {
                for (int b = -2; b <= 2; b++) {
                    List<PointOfIntersection> trial =
                            fitted(List.of(start.get(0), moved(start, 1, a * step), moved(start, 2, b * step), start.get(3)));
                    best = trial == null ? best : Math.min(best, cost(trial, land));
                }
            }
            // The table holds prices at the nearest offset, at most a quarter of a step (5 m) and half a section (6 m) away;
            // land changes by at most slope / 170 and slope / wave a metre.
            double error = OPEN * slope * (5.0 / 170 + 6.0 / wave) * 1100;
            assertThat(found).as("seed %d", seed).isLessThanOrEqualTo(best + 2 * error);
        }
    }

    /** A point moved across the line between its neighbours, as the refiner does. */
    private static PointOfIntersection moved(List<PointOfIntersection> points, int i, double by) {
        PointOfIntersection a = points.get(i - 1);
        PointOfIntersection b = points.get(i + 1);
        double norm = Math.hypot(b.x() - a.x(), b.y() - a.y());
        PointOfIntersection p = points.get(i);
        return at(p.x() + by * (b.y() - a.y()) / norm, p.y() + by * (a.x() - b.x()) / norm);
    }

    @Test
    void aLongObstacleIsPassedAsAWhole() {
        // Dear land 1.6 km long and 60 m wide on the straight line: moving one point alone still crosses most of it.
        Land land = (x, y) -> x > 501_000 && x < 502_600 && Math.abs(y - 4_302_000) < 30 ? 20 * OPEN : OPEN;
        List<PointOfIntersection> straight = List.of(at(500_500, 4_302_000), at(503_100, 4_302_000));
        PlanRefiner.Improved improved = refiner(land, 503_100, 4_302_000)
                .improve(straight, s -> 100, (x, y) -> 100, (x, y) -> 100, new SwathRefiner.Choice(25, 3, 1, 0));
        // Past the obstacle there is a line of open ground 45 m aside: its length is the straight one's and a little more.
        assertThat(cost(improved.points(), land)).isLessThan(1.03 * OPEN * 2600);
        assertThat(cost(straight, land)).isGreaterThan(10 * OPEN * 2600);
    }
}
