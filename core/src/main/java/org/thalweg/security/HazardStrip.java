package org.thalweg.security;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import org.thalweg.cost.StationTable;
import org.thalweg.standard.Structure;
import org.thalweg.terrain.GridTerrain;

/**
 * Hazards along a line, screened. Arrays have a value for each point and must not be written to; a point stands for the
 * stretch from it to the next.
 *
 * <p>A line in tunnel has none. Slope and shaking concern earthwork and walls, at the steepest of three places: the axis and
 * a cell to either side; a hollow (second derivatives adding up to 0.005 per metre or more) puts a slope one class up.
 * Flood and rockfall concern bridges too: the flood at the design line, rocks at the design line or the ground, whichever is
 * higher.
 *
 * @param station stations of the points (m), ascending; the last is the line's end and stands for no stretch
 * @param value what is measured at each point, in the hazard's unit; NaN where it does not apply
 * @param rank class 0 to 4 at each point
 */
public record HazardStrip(double[] station, Map<Hazard, double[]> value, Map<Hazard, byte[]> rank) {
    private static final double HOLLOW = 0.005;

    /** Checks and copies the maps. */
    public HazardStrip {
        Objects.requireNonNull(station);
        value = Collections.unmodifiableMap(new EnumMap<>(value));
        rank = Collections.unmodifiableMap(new EnumMap<>(rank));
        for (Hazard hazard : Hazard.values()) {
            if (value.get(hazard).length != station.length || rank.get(hazard).length != station.length) {
                throw new IllegalArgumentException("a strip needs a value for each point and hazard");
            }
        }
    }

    /**
     * Screens a line.
     *
     * @param table the sampled line
     * @param terrain the ground
     * @param rivers the rivers
     * @param rockfall sources of rocks on the same ground
     * @param plan the figures
     * @param pool threads; the answer does not depend on their number
     * @return strip
     */
    public static HazardStrip of(
            StationTable table,
            GridTerrain terrain,
            Rivers rivers,
            Rockfall rockfall,
            HazardPlan plan,
            ExecutorService pool) {
        int[] rows = LineExposure.rows(table);
        Map<Hazard, double[]> value = new EnumMap<>(Hazard.class);
        Map<Hazard, byte[]> rank = new EnumMap<>(Hazard.class);
        for (Hazard hazard : Hazard.values()) {
            double[] none = new double[rows.length];
            Arrays.fill(none, Double.NaN);
            value.put(hazard, none);
            rank.put(hazard, new byte[rows.length]);
        }
        Screen screen = new Screen(table, terrain, rivers, rockfall, plan, value, rank);
        Spread.over(rows.length, pool, (from, to) -> {
            for (int k = from; k < to; k++) {
                screen.at(rows[k], k);
            }
            return from;
        });
        double[] station = Arrays.stream(rows).mapToDouble(r -> table.station()[r]).toArray();
        return new HazardStrip(station, value, rank);
    }

    /** Screens single points into the arrays of a strip. */
    private record Screen(
            StationTable table,
            GridTerrain terrain,
            Rivers rivers,
            Rockfall rockfall,
            HazardPlan plan,
            Map<Hazard, double[]> value,
            Map<Hazard, byte[]> rank) {
        void at(int row, int k) {
            Structure structure = table.structure()[row];
            if (structure == Structure.TUNNEL) {
                return;
            }
            if (structure != Structure.BRIDGE) {
                slopes(row, k);
            }
            double design = table.elevation()[row];
            double river = rivers.levelNear(table.x()[row], table.y()[row], plan.riverReach());
            set(Hazard.FLOOD, k, design - (river + plan.floodRise()), 0);
            double ground = table.ground()[row];
            double place = structure == Structure.BRIDGE && design > ground || Double.isNaN(ground) ? design : ground;
            double energy = rockfall.energy(table.x()[row], table.y()[row], place);
            set(Hazard.ROCKFALL, k, Double.isNaN(energy) ? 0 : energy, 0);
        }

        private void slopes(int row, int k) {
            GroundForm form = new GroundForm(terrain);
            double heading = table.heading()[row];
            double steepest = Double.NaN;
            double hollow = Double.NaN;
            for (int side = -1; side <= 1; side++) {
                double off = side * terrain.frame().cell();
                double x = table.x()[row] + off * StrictMath.cos(heading);
                double y = table.y()[row] - off * StrictMath.sin(heading);
                double slope = form.slope(x, y);
                if (!Double.isNaN(slope) && !(slope <= steepest)) {
                    steepest = slope;
                    hollow = form.hollow(x, y);
                }
            }
            set(Hazard.SLOPE, k, StrictMath.toDegrees(steepest), hollow >= HOLLOW ? 1 : 0);
            if (!Double.isNaN(plan.shaking()) && !Double.isNaN(steepest)) {
                double critical = SlopeStability.criticalAcceleration(steepest, plan);
                set(Hazard.SHAKING, k, SlopeStability.displacement(critical, plan.shaking()), 0);
            }
        }

        private void set(Hazard hazard, int k, double measured, int worse) {
            int to = hazard.of(measured);
            value.get(hazard)[k] = measured;
            // Level hollows are streams' beds, not slopes.
            rank.get(hazard)[k] = (byte) (to == 0 ? 0 : Math.min(4, to + worse));
        }
    }

    /**
     * The share of the line in a class or a worse one.
     *
     * @param hazard the hazard
     * @param least class, 1 to 4
     * @return share of the length, 0 to 1
     */
    public double share(Hazard hazard, int least) {
        byte[] ranks = rank.get(hazard);
        double sum = 0;
        for (int k = 0; k + 1 < station.length; k++) {
            sum += ranks[k] >= least ? station[k + 1] - station[k] : 0;
        }
        return sum / (station[station.length - 1] - station[0]);
    }

    /**
     * The point where a hazard is worst.
     *
     * @param hazard the hazard
     * @return index of the point, the first of several; -1 where the hazard applies nowhere
     */
    public int worst(Hazard hazard) {
        double[] values = value.get(hazard);
        double sign = hazard == Hazard.FLOOD ? -1 : 1;
        int best = -1;
        for (int k = 0; k + 1 < values.length; k++) {
            if (!Double.isNaN(values[k]) && (best < 0 || sign * values[k] > sign * values[best])) {
                best = k;
            }
        }
        return best;
    }
}
