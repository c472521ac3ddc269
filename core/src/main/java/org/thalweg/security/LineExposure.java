package org.thalweg.security;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import org.thalweg.cost.StationTable;
import org.thalweg.standard.Structure;
import org.thalweg.terrain.GridFrame;
import org.thalweg.terrain.GridTerrain;

/**
 * How much of a line a watch sees, by exact sights to points of the line.
 *
 * <p>The target stands {@link Watch#target} above the design line. Within half the footprint's width of it the ground hides
 * nothing, since there it is dug out or filled; further away it is the ground before building, so that the line's own
 * embankments hide nothing and a long cutting seen end-on counts as uncut. A line in tunnel is not seen. Arrays have a value
 * for each point and must not be written to; a point stands for the stretch from it to the next.
 *
 * @param observers the observers
 * @param station stations of the points (m), ascending; the last is the line's end and stands for no stretch
 * @param structure how the line is carried at each point
 * @param watching observers within reach of each point
 * @param seeing observers that see each point
 * @param wouldSee observers that would see a target on the ground above a point in tunnel; elsewhere the same as seeing
 * @param seenBy length of the line that each observer sees (m), by observer
 */
public record LineExposure(
        Observers observers,
        double[] station,
        Structure[] structure,
        int[] watching,
        int[] seeing,
        int[] wouldSee,
        double[] seenBy) {
    /** Points stand at least this far apart (m): stations of the table in between are left out. */
    static final double APART = 25;

    /** Checks lengths. */
    public LineExposure {
        Objects.requireNonNull(observers);
        int n = station.length;
        if (n < 2 || structure.length != n || watching.length != n || seeing.length != n || wouldSee.length != n) {
            throw new IllegalArgumentException("an exposure needs at least two points and one value for each");
        }
    }

    /**
     * Looks at a line.
     *
     * @param table the sampled line
     * @param observers the observers
     * @param terrain the ground
     * @param pool threads; the answer does not depend on their number
     * @return what is seen
     */
    public static LineExposure of(
            StationTable table, Observers observers, GridTerrain terrain, ExecutorService pool) {
        int[] rows = rows(table);
        BitSet[] seen = new BitSet[rows.length];
        int[][] counts = new int[3][rows.length];
        Spread.over(rows.length, pool, (from, to) -> {
            Look look = new Look(table, observers, terrain);
            for (int k = from; k < to; k++) {
                seen[k] = look.at(rows[k], k, counts);
            }
            return from;
        });
        double[] station = new double[rows.length];
        Structure[] structure = new Structure[rows.length];
        double[] seenBy = new double[observers.cells().length];
        for (int k = 0; k < rows.length; k++) {
            station[k] = table.station()[rows[k]];
            structure[k] = table.structure()[rows[k]];
            double length = k + 1 < rows.length ? table.station()[rows[k + 1]] - station[k] : 0;
            seen[k].stream().forEach(o -> seenBy[o] += length);
        }
        return new LineExposure(observers, station, structure, counts[0], counts[1], counts[2], seenBy);
    }

    /** Rows about {@link #APART} apart, with every row at which the structure changes, and the last. */
    static int[] rows(StationTable table) {
        List<Integer> rows = new ArrayList<>();
        double last = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < table.rows(); i++) {
            boolean changes = i > 0 && table.structure()[i] != table.structure()[i - 1];
            if (table.station()[i] - last >= APART || changes || i == table.rows() - 1) {
                rows.add(i);
                last = table.station()[i];
            }
        }
        return rows.stream().mapToInt(Integer::intValue).toArray();
    }

    /** One thread's sights. */
    private static final class Look {
        private final StationTable table;
        private final Observers observers;
        private final GridTerrain terrain;
        private final LineOfSight sight;

        Look(StationTable table, Observers observers, GridTerrain terrain) {
            this.table = table;
            this.observers = observers;
            this.terrain = terrain;
            sight = new LineOfSight(terrain, observers.watch().earth());
        }

        BitSet at(int row, int k, int[][] counts) {
            Watch watch = observers.watch();
            GridFrame frame = terrain.frame();
            BitSet seen = new BitSet();
            double x = table.x()[row];
            double y = table.y()[row];
            boolean bored = table.structure()[row] == Structure.TUNNEL;
            double level = bored ? table.ground()[row] : table.elevation()[row];
            double clearing = bored ? 0 : 0.5 * table.width()[row];
            for (int o = 0; o < observers.cells().length; o++) {
                double eyeX = observers.x(frame, o);
                double eyeY = observers.y(frame, o);
                if (Math.hypot(eyeX - x, eyeY - y) > watch.reach()) {
                    continue;
                }
                counts[0][k]++;
                double eyeZ = terrain.height(observers.cells()[o]) + watch.eye();
                if (sight.sees(eyeX, eyeY, eyeZ, x, y, level + watch.target(), clearing)) {
                    counts[2][k]++;
                    if (!bored) {
                        counts[1][k]++;
                        seen.set(o);
                    }
                }
            }
            return seen;
        }
    }

    /** Chooses points. */
    private interface Choice {
        boolean of(int k);
    }

    private double length(Choice choice) {
        double sum = 0;
        for (int k = 0; k + 1 < station.length; k++) {
            sum += choice.of(k) ? station[k + 1] - station[k] : 0;
        }
        return sum;
    }

    /**
     * Length of the line.
     *
     * @return length (m)
     */
    public double length() {
        return station[station.length - 1] - station[0];
    }

    /**
     * The share of the line that someone sees.
     *
     * @return share of the length, 0 to 1
     */
    public double shareSeen() {
        return length(k -> seeing[k] > 0) / length();
    }

    /**
     * The share of the line that at least a share of the observers within reach see.
     *
     * @param share share of the observers, above 0
     * @return share of the length, 0 to 1
     */
    public double shareSeenBy(double share) {
        return length(k -> seeing[k] > 0 && seeing[k] >= share * watching[k]) / length();
    }

    /**
     * Mean over the line of the share of observers within reach that see it.
     *
     * @return share, 0 to 1; nobody within reach counts as 0
     */
    public double meanShare() {
        double sum = 0;
        for (int k = 0; k + 1 < station.length; k++) {
            double share = watching[k] == 0 ? 0 : (double) seeing[k] / watching[k];
            sum += share * (station[k + 1] - station[k]);
        }
        return sum / length();
    }

    /**
     * Length carried in one way.
     *
     * @param kind how it is carried
     * @return length (m)
     */
    public double length(Structure kind) {
        return length(k -> structure[k] == kind);
    }

    /**
     * Length carried in one way that someone sees.
     *
     * @param kind how it is carried
     * @return length (m); 0 for tunnels
     */
    public double seenLength(Structure kind) {
        return length(k -> structure[k] == kind && seeing[k] > 0);
    }

    /**
     * Length in tunnel above which the ground is seen: what tunnels hide of a line that would lie in sight there.
     *
     * @return length (m)
     */
    public double hiddenByTunnels() {
        return length(k -> structure[k] == Structure.TUNNEL && wouldSee[k] > 0);
    }
}
