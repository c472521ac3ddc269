package org.thalweg.refine;

import java.util.Arrays;
import org.thalweg.standard.Structure;

/**
 * The dynamic programme: one sweep over the nodes. Not safe for several threads; a sweep serves one problem.
 *
 * <p>A state at a node is (grade of the leg before, room, lane, height): row {@code (g * rooms + room) * LANES + lane}
 * of a layer, indexed by height less the node's lowest. A step from node to node has two parts: {@link #choose} lets the
 * grade change at the node, {@link #travel} carries every state over the leg, sample by sample, with
 * {@code out = min(in, least of all lanes + their ends)} before each sample.
 *
 * <p>All rows of a step begin at index 0, because the compiler of the Java machine only vectorises loops whose arrays
 * share one index.
 */
final class ProfileSweep {
    private static final int LANES = PriceRows.LANES;
    private static final float NONE = Float.POSITIVE_INFINITY;

    final ProfileLattice lattice;
    final PriceRows prices;
    private final int width;
    private final float[] ends = new float[LANES];
    /** The layer at the current node, the one after it, and the states that set out on the leg between. */
    private float[][] layer;
    private float[][] next;
    private final float[][] setOut;
    private final boolean[] live;
    /** Best states from which a PVI of a class may be made: [(class * grades + g) * LANES + lane]. */
    private final float[][] ready;
    private final float[][] leg;
    private final float[] open;
    private final float[] bridge;
    private final float[] tunnel;
    private final LayerStore store;
    private final Closing closing;
    /** Where sites may begin, for {@link SiteChoice}; null where nobody asks. */
    private SiteRows sites;

    ProfileSweep(ProfileLattice lattice, float[] memory) {
        this.lattice = lattice;
        prices = new PriceRows(lattice);
        int widest = 0;
        for (int node = 0; node < lattice.legs; node++) {
            widest = Math.max(widest, lattice.high[node] - lattice.low[node] + 1);
        }
        width = widest;
        ends[1] = (float) lattice.problem.bridgeEnd();
        ends[2] = (float) lattice.problem.tunnelEnd();
        int rows = lattice.grades * lattice.rooms * LANES;
        layer = new float[rows][width];
        next = new float[rows][width];
        setOut = new float[rows][width];
        live = new boolean[lattice.grades * lattice.rooms];
        ready = new float[lattice.classes * lattice.grades * LANES][width];
        int longest = Math.max(lattice.grid.samplesIn(lattice.legs - 1), lattice.grid.samplesPerLeg());
        leg = new float[longest * LANES][width];
        open = new float[width];
        bridge = new float[width];
        tunnel = new float[width];
        store = new LayerStore(lattice, rows, memory);
        closing = new Closing(lattice, prices, ends);
    }

    /** Asks the sweep to keep, at every node, the best states that could begin a site there. */
    void keep(SiteRows rows) {
        sites = rows;
    }

    float[] memory() {
        return store.memory();
    }

    int row(int g, int room, int lane) {
        return (g * lattice.rooms + room) * LANES + lane;
    }

    /**
     * Runs the sweep.
     *
     * @return the best lattice line; null where there is none
     */
    LatticeLine run() {
        for (int node = 0; node < lattice.legs; node++) {
            store.offer(node, layer);
            step(node, true);
        }
        closing.finish(next);
        return closing.best() == null ? null : trace(closing.best());
    }

    /** Runs the sweep for its {@link SiteRows} alone. */
    void sweepOnly() {
        for (int node = 0; node < lattice.legs; node++) {
            step(node, true);
        }
    }

    /** Carries the current layer from a node to the next. */
    private void step(int node, boolean closings) {
        if (node == 0) {
            begin();
            if (closings) {
                closing.offerWhole();
            }
        } else {
            makeReady(node);
            choose(node);
            if (closings) {
                closing.offer(node, ready);
            }
        }
        if (sites != null && closings) {
            sites.keep(node, this, setOut);
        }
        travel(node);
        if (node < lattice.legs - 1) {
            float[][] swap = layer;
            layer = next;
            next = swap;
        }
    }

    /** States that set out from node 0. */
    private void begin() {
        for (float[] row : setOut) {
            Arrays.fill(row, 0, lattice.high[0] - lattice.low[0] + 1, NONE);
        }
        Arrays.fill(live, false);
        ProfileEnd start = lattice.problem.start();
        for (int g = 0; g < lattice.grades; g++) {
            double tangent = closing.outside(start, lattice.grade(g), lattice.tangent[0], true);
            int tangentClass = tangent < 0 ? lattice.classes : lattice.classOf(tangent);
            if (tangentClass < lattice.classes) {
                int room = lattice.wait + lattice.classes - 2 + tangentClass;
                live[g * lattice.rooms + room] = true;
                beginRow(start, row(g, room, 0));
            }
        }
    }

    private void beginRow(ProfileEnd start, int row) {
        for (int height = lattice.low[0]; height <= lattice.high[0]; height++) {
            double z = lattice.elevation(height);
            if (z >= start.lowest() - 1e-9 && z <= start.highest() + 1e-9) {
                for (int lane = 0; lane < LANES; lane++) {
                    setOut[row + lane][height - lattice.low[0]] = outsideCost(start.structure(), lane);
                }
            }
        }
    }

    /** What it costs to be in a lane beside what lies outside an end. */
    float outsideCost(Structure outside, int lane) {
        int other = laneOf(outside);
        return other == lane && outside != null ? 0 : ends[lane] + ends[other];
    }

    static int laneOf(Structure structure) {
        return structure == Structure.TUNNEL ? 2 : structure == Structure.BRIDGE ? 1 : 0;
    }

    /** For every class, the best states whose room allows a PVI of it. */
    private void makeReady(int node) {
        int count = lattice.high[node] - lattice.low[node] + 1;
        for (int g = 0; g < lattice.grades; g++) {
            for (int lane = 0; lane < LANES; lane++) {
                float[] best = null;
                for (int a = lattice.classes - 1; a >= 0; a--) {
                    float[] into = ready[(a * lattice.grades + g) * LANES + lane];
                    float[] from = layer[row(g, Math.min(lattice.rooms - 1, lattice.classes - 1 - a), lane)];
                    boolean has = lattice.classes - 1 - a < lattice.rooms;
                    if (best == null) {
                        System.arraycopy(from, 0, into, 0, count);
                    } else {
                        System.arraycopy(best, 0, into, 0, count);
                        if (has) {
                            lower(into, from, count);
                        }
                    }
                    best = into;
                }
            }
        }
    }

    private static void lower(float[] into, float[] from, int count) {
        for (int z = 0; z < count; z++) {
            into[z] = Math.min(into[z], from[z]);
        }
    }

    /** Lets the grade stay or change at a node. */
    private void choose(int node) {
        int count = lattice.high[node] - lattice.low[node] + 1;
        int steepest = lattice.steepest(node);
        Arrays.fill(live, false);
        for (int g = lattice.middle - steepest; g <= lattice.middle + steepest; g++) {
            for (int room = 0; room < lattice.rooms; room++) {
                boolean stay = room + 1 < lattice.rooms;
                for (int lane = 0; lane < LANES; lane++) {
                    float[] into = setOut[row(g, room, lane)];
                    if (stay) {
                        System.arraycopy(layer[row(g, room + 1, lane)], 0, into, 0, count);
                    } else {
                        Arrays.fill(into, 0, count, NONE);
                    }
                    if (room == 0) {
                        lower(into, layer[row(g, 0, lane)], count);
                    }
                }
                live[g * lattice.rooms + room] = true;
            }
            change(node, g, count);
        }
    }

    private void change(int node, int g, int count) {
        for (int a = 0; a < lattice.classes; a++) {
            int room = lattice.wait + lattice.classes - 2 + a;
            int from = g - mostSteps(node, a, true);
            int to = g + mostSteps(node, a, false);
            for (int before = Math.max(0, from); before <= Math.min(lattice.grades - 1, to); before++) {
                for (int lane = 0; lane < LANES; lane++) {
                    lower(setOut[row(g, room, lane)], ready[(a * lattice.grades + before) * LANES + lane], count);
                }
            }
        }
    }

    /** The greatest rise (sag) or fall (crest) of the grade, in lattice steps, that a PVI of a class may make. */
    int mostSteps(int node, int tangentClass, boolean sag) {
        double limit = Math.min(lattice.tangent[node], lattice.classBound(tangentClass));
        if (limit < 0) {
            return -1 - lattice.grades;
        }
        int steps = 2 * lattice.middle;
        while (steps > 0 && lattice.rules.tangent((sag ? steps : -steps) * lattice.quantum) > limit + 1e-9) {
            steps--;
        }
        return steps;
    }

    /** Carries all states over a leg, into {@link #next}; over the last leg heights stay those of its first node. */
    private void travel(int node) {
        boolean last = node == lattice.legs - 1;
        int lowNext = last ? lattice.low[node] : lattice.low[node + 1];
        int highNext = last ? lattice.high[node] : lattice.high[node + 1];
        int steepest = lattice.steepest(node);
        prices.fill(node);
        for (int g = 0; g < lattice.grades; g++) {
            int climb = last ? 0 : g - lattice.middle;
            int from = Math.max(lattice.low[node], lowNext - climb);
            int to = Math.min(lattice.high[node], highNext - climb);
            boolean allowed = Math.abs(g - lattice.middle) <= steepest && to >= from;
            if (allowed) {
                prices.gather(node, g, from, to - from + 1, leg);
            }
            for (int room = 0; room < lattice.rooms; room++) {
                int row = row(g, room, 0);
                int at = from + climb - lowNext;
                int count = allowed && live[g * lattice.rooms + room] ? to - from + 1 : 0;
                if (count > 0) {
                    carry(row, from - lattice.low[node], count);
                }
                arrive(row, Math.max(0, count == 0 ? 0 : at), count, highNext - lowNext + 1);
            }
        }
    }

    private void carry(int row, int from, int count) {
        System.arraycopy(setOut[row], from, open, 0, count);
        System.arraycopy(setOut[row + 1], from, bridge, 0, count);
        System.arraycopy(setOut[row + 2], from, tunnel, 0, count);
        int samples = prices.samples();
        for (int j = 0; j < samples; j++) {
            sample(open, bridge, tunnel, leg[j * LANES], leg[j * LANES + 1], leg[j * LANES + 2], count, ends[1],
                    ends[2]);
        }
    }

    /** One sample: change lanes where that pays, then pay the sample's price. */
    private static void sample(float[] open, float[] bridge, float[] tunnel, float[] priceOpen, float[] priceBridge,
            float[] priceTunnel, int count, float abutment, float portal) {
        for (int z = 0; z < count; z++) {
            float base = Math.min(open[z], Math.min(bridge[z] + abutment, tunnel[z] + portal));
            bridge[z] = Math.min(bridge[z], base + abutment) + priceBridge[z];
            tunnel[z] = Math.min(tunnel[z], base + portal) + priceTunnel[z];
            open[z] = base + priceOpen[z];
        }
    }

    private void arrive(int row, int at, int count, int whole) {
        for (int lane = 0; lane < LANES; lane++) {
            float[] into = next[row + lane];
            Arrays.fill(into, 0, at, NONE);
            System.arraycopy(lane == 0 ? open : lane == 1 ? bridge : tunnel, 0, into, at, count);
            Arrays.fill(into, at + count, whole, NONE);
        }
    }

    // ---- the way back ----

    /** Follows the best line back from its closing. */
    private LatticeLine trace(Closing.Choice choice) {
        LatticeLine line = new LatticeLine(lattice, choice, prices.leastSum());
        int node = choice.node();
        int g = choice.g();
        int lane = choice.lane();
        int height = choice.height();
        int room = node == 0 || choice.lastLegGrade() ? choice.room() : bestRoom(choice);
        while (node > 0) {
            node--;
            if (node < lattice.legs - 1) {
                height -= g - lattice.middle;
            }
            line.setOut(node, height, g);
            if (node > 0) {
                int[] before = back(node, g, room, lane, height);
                g = before[0];
                room = before[1];
                lane = before[2];
            }
        }
        return line;
    }

    /** The room of the state from which a section off the lattice leads. */
    private int bestRoom(Closing.Choice choice) {
        float[] stored = stored(choice.node());
        int count = lattice.high[choice.node()] - lattice.low[choice.node()] + 1;
        int at = store.offset(choice.node()) + choice.height() - lattice.low[choice.node()];
        int best = 0;
        int most = Math.min(lattice.rooms - 1, lattice.classes + choice.room());
        for (int room = 1; room <= most; room++) {
            if (stored[at + row(choice.g(), room, choice.lane()) * count]
                    < stored[at + row(choice.g(), best, choice.lane()) * count]) {
                best = room;
            }
        }
        return best;
    }

    /**
     * The state at a node from which a state behind its leg came.
     *
     * @return grade, room and lane at the node, which is not node 0
     */
    private int[] back(int node, int g, int room, int lane, int height) {
        float[] stored = stored(node);
        prices.fill(node);
        int start = laneBefore(node, g, room, lane, height);
        int at = height - lattice.low[node];
        int count = lattice.high[node] - lattice.low[node] + 1;
        float wanted = setOutAt(node, g, room, start, at);
        int base = store.offset(node);
        if (room + 1 < lattice.rooms && stored[base + row(g, room + 1, start) * count + at] == wanted) {
            return new int[] {g, room + 1, start};
        }
        if (room == 0 && stored[base + row(g, 0, start) * count + at] == wanted) {
            return new int[] {g, 0, start};
        }
        return backThroughChange(node, g, room, start, at, wanted);
    }

    private int[] backThroughChange(int node, int g, int room, int lane, int at, float wanted) {
        float[] stored = stored(node);
        int count = lattice.high[node] - lattice.low[node] + 1;
        int base = store.offset(node);
        int a = room - lattice.wait - lattice.classes + 2;
        int first = Math.max(0, g - mostSteps(node, a, true));
        int last = Math.min(lattice.grades - 1, g + mostSteps(node, a, false));
        for (int before = first; before <= last; before++) {
            for (int free = 0; free <= lattice.classes - 1 - a && free < lattice.rooms; free++) {
                if (stored[base + row(before, free, lane) * count + at] == wanted) {
                    return new int[] {before, free, lane};
                }
            }
        }
        throw new IllegalStateException("the way back is lost at node " + node);
    }

    /** The value that set out from a node: the least of all states that may become it. */
    private float setOutAt(int node, int g, int room, int lane, int at) {
        float[] stored = stored(node);
        int count = lattice.high[node] - lattice.low[node] + 1;
        int base = store.offset(node);
        float best = NONE;
        if (room + 1 < lattice.rooms) {
            best = stored[base + row(g, room + 1, lane) * count + at];
        }
        if (room == 0) {
            best = Math.min(best, stored[base + row(g, 0, lane) * count + at]);
        }
        int a = room - lattice.wait - lattice.classes + 2;
        if (a < 0) {
            return best;
        }
        int first = Math.max(0, g - mostSteps(node, a, true));
        int last = Math.min(lattice.grades - 1, g + mostSteps(node, a, false));
        for (int before = first; before <= last; before++) {
            for (int free = 0; free <= lattice.classes - 1 - a && free < lattice.rooms; free++) {
                best = Math.min(best, stored[base + row(before, free, lane) * count + at]);
            }
        }
        return best;
    }

    /** The lane at a leg's first node of the best way to a lane at its end: the same sums as in {@link #sample}. */
    private int laneBefore(int node, int g, int room, int lane, int height) {
        float bestValue = NONE;
        int best = 0;
        for (int start = 0; start < LANES; start++) {
            float[] value = {NONE, NONE, NONE};
            value[start] = setOutAt(node, g, room, start, height - lattice.low[node]);
            for (int j = 0; j < prices.samples(); j++) {
                float base = Math.min(value[0], Math.min(value[1] + ends[1], value[2] + ends[2]));
                value[1] = Math.min(value[1], base + ends[1]) + prices.at(node, j, 1, g, height);
                value[2] = Math.min(value[2], base + ends[2]) + prices.at(node, j, 2, g, height);
                value[0] = base + prices.at(node, j, 0, g, height);
            }
            if (value[lane] < bestValue) {
                bestValue = value[lane];
                best = start;
            }
        }
        return best;
    }

    /** The stored layers that hold a node; sweeps a block again where only its first layer was kept. */
    private float[] stored(int node) {
        if (!store.holds(node)) {
            int from = store.blockStart(node);
            store.loadCheckpoint(from, layer);
            store.beginBlock(from);
            for (int k = from; k < store.blockEnd(from); k++) {
                store.keepInBlock(k, layer);
                if (k + 1 < store.blockEnd(from)) {
                    step(k, false);
                }
            }
        }
        return store.memory();
    }
}
