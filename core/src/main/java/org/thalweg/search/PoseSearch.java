package org.thalweg.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.thalweg.alignment.PointOfIntersection;
import org.thalweg.corridor.PriceField;
import org.thalweg.corridor.Relaxation.Start;
import org.thalweg.corridor.Sweep;
import org.thalweg.search.Macros.Macro;
import org.thalweg.standard.DesignStandard;
import org.thalweg.standard.Structure;

/**
 * Layered best-first search over poses. Its effort is set by the width of a layer, never by the clock, so that its answer
 * does not depend on the machine.
 */
public final class PoseSearch {
    /** Share of the ruling grade that the search uses; the rest is left for vertical curves and rounding. */
    private static final double GRADE_SHARE = 0.97;

    private static final double LEVEL = 3;
    /** Greatest distance between two samples of a move, in cells of the prices: no cell on the way is passed over. */
    private static final double SAMPLE = 0.5;

    private final PriceField field;
    private final DesignStandard standard;
    private final Sweep costToGo;
    private final double cell;
    private final Macros macros;
    private final double abutment;
    private final double portal;
    private final int grades;

    /**
     * A line found on the lattice.
     *
     * @param points points of intersection, ends included
     * @param stations stations (m) of the heights, ascending from 0
     * @param heights design elevations (m)
     * @param objective its objective as the search priced it
     * @param expanded poses expanded
     */
    public record Found(
            List<PointOfIntersection> points, double[] stations, double[] heights, double objective, int expanded) {
        /**
         * Design elevation at a station, on the grade between two heights; beyond the ends that of the end.
         *
         * @param station station (m)
         * @return elevation (m)
         */
        public double heightAt(double station) {
            int i = Arrays.binarySearch(stations, station);
            int k = Math.max(1, Math.min(stations.length - 1, i >= 0 ? i : -i - 1));
            double t = (station - stations[k - 1]) / (stations[k] - stations[k - 1]);
            return heights[k - 1] + Math.max(0, Math.min(1, t)) * (heights[k] - heights[k - 1]);
        }
    }

    /**
     * Prepares a search.
     *
     * @param field prices
     * @param costToGo the relaxation's cost from every state to the second gate
     * @param abutment price of a bridge's end
     * @param portal price of a tunnel's end
     * @param scale distance of the lattice's points as a multiple of what suits the ground and the least radius; 1 for that
     */
    public PoseSearch(PriceField field, Sweep costToGo, double abutment, double portal, double scale) {
        this.field = field;
        this.standard = field.standard();
        this.costToGo = costToGo;
        this.cell =
                scale * Math.max(Math.min(field.frame().cell(), 60), Math.min(0.2 * standard.minRadius(), 120));
        this.macros = new Macros(standard, cell, SAMPLE * field.frame().cell(), GRADE_SHARE);
        this.abutment = abutment;
        this.portal = portal;
        this.grades = 2;
    }

    /**
     * Searches from one gate to the other, in layers of equal cost-to-go: in each layer the cheapest poses are expanded,
     * up to a width. Poses that lie equally far from the second gate compete with each other and with no others, so a
     * heuristic that says too little (it knows no curvature) does not make the search linger near the first gate.
     *
     * @param from places of the first gate
     * @param heading heading at the first gate (rad); NaN for any
     * @param to places of the second gate
     * @param width poses expanded in a layer
     * @param passes greatest number of passes over the layers; each goes on with the poses that the ones before left
     * @return the line, or null when none was found
     */
    public Found search(List<Start> from, double heading, List<Start> to, int width, int passes) {
        Run run = new Run(from, heading, to);
        int end = run.search(width, passes);
        return end < 0 ? null : run.trace(end);
    }

    /** One attempt: the layers, and the poses reached. */
    private final class Run {
        private final double x0;
        private final double y0;
        private final List<Start> to;
        /** Box about the second gate: least and greatest easting, least and greatest northing. */
        private final double[] goal;

        private final PoseTable table = new PoseTable();
        /** Open poses by layer; layer k holds costs-to-go from k to k+1 times the layer's height. */
        private final Heap[] layers;

        private final double layerHeight;
        private int current;
        private int expanded;
        /** Scratch of one move's samples: cell, height of the ground, cross slope. */
        private final int[] at = new int[macros.mostSamples()];

        private final double[] ground = new double[macros.mostSamples()];
        private final double[] slope = new double[macros.mostSamples()];

        Run(List<Start> from, double heading, List<Start> to) {
            this.to = to;
            this.goal = new double[] {
                to.stream().mapToDouble(Start::x).min().orElseThrow(),
                to.stream().mapToDouble(Start::x).max().orElseThrow(),
                to.stream().mapToDouble(Start::y).min().orElseThrow(),
                to.stream().mapToDouble(Start::y).max().orElseThrow()
            };
            this.x0 = from.get(0).x();
            this.y0 = from.get(0).y();
            double most = 0;
            double apart = cell;
            for (Start s : from) {
                double ahead = costToGo.at(s.x(), s.y(), s.z());
                most = ahead < Double.POSITIVE_INFINITY ? Math.max(most, ahead) : most;
                apart = Math.max(apart, Math.hypot(s.x() - to.get(0).x(), s.y() - to.get(0).y()));
            }
            // One layer for about two steps of the lattice.
            this.layerHeight = Math.max(1e-9, 2 * cell * most / apart);
            this.layers = new Heap[2 + (int) (most / layerHeight)];
            this.current = layers.length - 1;
            for (Start s : from) {
                int column = (int) Math.round((s.x() - x0) / cell);
                int row = (int) Math.round((s.y() - y0) / cell);
                for (int h = 0; h < 16; h++) {
                    double off = Math.abs(Math.IEEEremainder(Macros.headingOf(h) - heading, 2 * Math.PI));
                    if (Double.isNaN(heading) || off < Math.PI / 10) {
                        reach(column, row, h, (float) s.z(), 0, -1, -1, 0);
                    }
                }
            }
        }

        int search(int width, int passes) {
            int best = -1;
            for (int pass = 0; pass < passes && best < 0; pass++) {
                for (current = layers.length - 1; current >= 0; current--) {
                    best = work(layers[current], width, best);
                }
            }
            return best;
        }

        /** Expands the best poses of a layer; returns the better of the best goal so far and those found here. */
        private int work(Heap layer, int width, int best) {
            int result = best;
            for (int n = 0; layer != null && n < width && !layer.isEmpty(); ) {
                int pose = layer.pop();
                if (table.closed[pose]) {
                    continue;
                }
                table.closed[pose] = true;
                if (atGoal(pose)) {
                    result = result < 0 || table.cost[pose] < table.cost[result] ? pose : result;
                    continue;
                }
                n++;
                expanded++;
                expand(pose);
            }
            return result;
        }

        private boolean atGoal(int pose) {
            double x = x0 + table.column[pose] * cell;
            double y = y0 + table.row[pose] * cell;
            double reach = 0.75 * cell;
            if (x < goal[0] - reach || x > goal[1] + reach || y < goal[2] - reach || y > goal[3] + reach) {
                return false;
            }
            for (Start s : to) {
                double dx = x - s.x();
                double dy = y - s.y();
                if (dx * dx + dy * dy <= reach * reach && Math.abs(table.z[pose] - s.z()) <= LEVEL) {
                    return true;
                }
            }
            return false;
        }

        private void expand(int pose) {
            double x = x0 + table.column[pose] * cell;
            double y = y0 + table.row[pose] * cell;
            Macro[] moves = macros.from(table.heading[pose]);
            for (int m = 0; m < moves.length; m++) {
                Macro macro = moves[m];
                if (!locate(macro, x, y)) {
                    continue;
                }
                int steps = macro.radius() > 0 ? 1 : grades;
                for (int j = -steps; j <= steps; j++) {
                    move(pose, m, macro, macro.maxGrade() * j / steps);
                }
            }
        }

        /** Looks up the ground under a move; false where it leaves the ground. */
        private boolean locate(Macro macro, double x, double y) {
            for (int k = 0; k < macro.dx().length; k++) {
                double px = x + macro.dx()[k];
                double py = y + macro.dy()[k];
                int i = field.frame().index(px, py);
                if (i < 0 || !(field.site().room()[i] > 0)) {
                    return false;
                }
                at[k] = i;
                ground[k] = field.plane(i, px, py);
                slope[k] = field.crossSlope(i, macro.sin()[k], macro.cos()[k]);
            }
            return true;
        }

        private void move(int pose, int m, Macro macro, double grade) {
            int n = macro.dx().length;
            double step = macro.length() / n;
            double z = table.z[pose];
            int carried = table.carried[pose];
            double cost = table.cost[pose];
            for (int k = 0; k < n; k++) {
                double zk = z + grade * (k + 0.5) * step;
                float price = field.price(at[k], ground[k], slope[k], zk, 0);
                if (price == Float.POSITIVE_INFINITY) {
                    return;
                }
                int now = carrier(field.structure(at[k], ground[k], slope[k], zk));
                cost += price * step + fixed(carried) * (now == carried ? 0 : 1) + fixed(now) * (now == carried ? 0 : 1);
                carried = now;
            }
            reach(
                    table.column[pose] + macro.columns(),
                    table.row[pose] + macro.rows(),
                    macro.endHeading(),
                    (float) (z + grade * macro.length()),
                    (float) cost,
                    pose,
                    m,
                    carried);
        }

        private void reach(int column, int row, int h, float z, float cost, int parent, int macro, int carried) {
            int level = (int) Math.floor(z / LEVEL);
            int pose = table.find(column, row, h, level);
            if (pose >= 0 && table.cost[pose] <= cost) {
                return;
            }
            double ahead = costToGo.at(x0 + column * cell, y0 + row * cell, z);
            if (ahead == Double.POSITIVE_INFINITY) {
                return;
            }
            if (pose < 0) {
                pose = table.add(column, row, h, level);
            }
            table.closed[pose] = false;
            table.z[pose] = z;
            table.cost[pose] = cost;
            table.parent[pose] = parent;
            table.macro[pose] = (byte) macro;
            table.carried[pose] = (byte) carried;
            // A pose behind the layer in hand (a detour that a curve forces) competes in this layer.
            int layer = Math.min(current, (int) (ahead / layerHeight));
            if (layers[layer] == null) {
                layers[layer] = new Heap();
            }
            layers[layer].push((float) (cost + ahead), pose);
        }

        private double fixed(int carried) {
            return carried == 1 ? abutment : carried == 2 ? portal : 0;
        }

        Found trace(int end) {
            List<Integer> poses = new ArrayList<>();
            for (int p = end; p >= 0; p = table.parent[p]) {
                poses.add(p);
            }
            Collections.reverse(poses);
            List<PointOfIntersection> points = new ArrayList<>();
            double[] stations = new double[poses.size()];
            double[] heights = new double[poses.size()];
            heights[0] = table.z[poses.get(0)];
            points.add(point(table.column[poses.get(0)], table.row[poses.get(0)], 0));
            for (int k = 1; k < poses.size(); k++) {
                int before = poses.get(k - 1);
                Macro macro = macros.from(table.heading[before])[table.macro[poses.get(k)]];
                if (macro.radius() > 0) {
                    points.add(point(
                            table.column[before] + macro.cornerColumns(),
                            table.row[before] + macro.cornerRows(),
                            macro.radius()));
                }
                stations[k] = stations[k - 1] + macro.length();
                heights[k] = table.z[poses.get(k)];
            }
            points.add(point(table.column[end], table.row[end], 0));
            return new Found(points, stations, heights, table.cost[end], expanded);
        }

        private PointOfIntersection point(int column, int row, double radius) {
            double clothoid = radius > 0 ? standard.clothoids().length(radius) : 0;
            return new PointOfIntersection(x0 + column * cell, y0 + row * cell, radius, clothoid, clothoid);
        }
    }

    private static int carrier(int structure) {
        return structure == Structure.BRIDGE.ordinal() ? 1 : structure == Structure.TUNNEL.ordinal() ? 2 : 0;
    }

    /** The poses reached: one row each in flat arrays, found by an open-addressing hash table. */
    private static final class PoseTable {
        int[] column = new int[1 << 16];
        int[] row = new int[1 << 16];
        byte[] heading = new byte[1 << 16];
        int[] level = new int[1 << 16];
        float[] z = new float[1 << 16];
        float[] cost = new float[1 << 16];
        int[] parent = new int[1 << 16];
        byte[] macro = new byte[1 << 16];
        byte[] carried = new byte[1 << 16];
        boolean[] closed = new boolean[1 << 16];
        private int size;
        private int[] slots = newSlots(1 << 18);

        private static int[] newSlots(int n) {
            int[] result = new int[n];
            Arrays.fill(result, -1);
            return result;
        }

        private static int hash(int c, int r, int h, int l) {
            long k = ((c * 0x9E3779B97F4A7C15L + r) * 0xC2B2AE3D27D4EB4FL + l) * 0x165667B19E3779F9L + h;
            k ^= k >>> 29;
            k *= 0xBF58476D1CE4E5B9L;
            return (int) (k ^ (k >>> 32));
        }

        int find(int c, int r, int h, int l) {
            for (int s = hash(c, r, h, l) & (slots.length - 1); ; s = (s + 1) & (slots.length - 1)) {
                int p = slots[s];
                if (p < 0 || (column[p] == c && row[p] == r && heading[p] == h && level[p] == l)) {
                    return p;
                }
            }
        }

        int add(int c, int r, int h, int l) {
            if (size == column.length) {
                grow();
            }
            if (2 * size > slots.length) {
                slots = newSlots(2 * slots.length);
                for (int p = 0; p < size; p++) {
                    place(p);
                }
            }
            column[size] = c;
            row[size] = r;
            heading[size] = (byte) h;
            level[size] = l;
            place(size);
            return size++;
        }

        private void place(int p) {
            int s = hash(column[p], row[p], heading[p], level[p]) & (slots.length - 1);
            while (slots[s] >= 0) {
                s = (s + 1) & (slots.length - 1);
            }
            slots[s] = p;
        }

        private void grow() {
            int n = 2 * size;
            column = Arrays.copyOf(column, n);
            row = Arrays.copyOf(row, n);
            heading = Arrays.copyOf(heading, n);
            level = Arrays.copyOf(level, n);
            z = Arrays.copyOf(z, n);
            cost = Arrays.copyOf(cost, n);
            parent = Arrays.copyOf(parent, n);
            macro = Arrays.copyOf(macro, n);
            carried = Arrays.copyOf(carried, n);
            closed = Arrays.copyOf(closed, n);
        }
    }

    /** A binary heap of poses by priority; equal priorities leave in the order of their pose numbers. */
    private static final class Heap {
        private float[] key = new float[256];
        private int[] pose = new int[1024];
        private int size;

        boolean isEmpty() {
            return size == 0;
        }

        void push(float k, int p) {
            if (size == key.length) {
                key = Arrays.copyOf(key, 2 * size);
                pose = Arrays.copyOf(pose, 2 * size);
            }
            int i = size++;
            while (i > 0) {
                int up = (i - 1) >> 1;
                if (!before(k, p, key[up], pose[up])) {
                    break;
                }
                key[i] = key[up];
                pose[i] = pose[up];
                i = up;
            }
            key[i] = k;
            pose[i] = p;
        }

        int pop() {
            int result = pose[0];
            size--;
            float k = key[size];
            int p = pose[size];
            int i = 0;
            while (2 * i + 1 < size) {
                int down = 2 * i + 1;
                if (down + 1 < size && before(key[down + 1], pose[down + 1], key[down], pose[down])) {
                    down++;
                }
                if (!before(key[down], pose[down], k, p)) {
                    break;
                }
                key[i] = key[down];
                pose[i] = pose[down];
                i = down;
            }
            key[i] = k;
            pose[i] = p;
            return result;
        }

        private static boolean before(float k1, int p1, float k2, int p2) {
            return k1 < k2 || (k1 == k2 && p1 < p2);
        }
    }
}
