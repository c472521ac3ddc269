package org.thalweg.refine;

import java.util.Arrays;
import org.thalweg.standard.Structure;

/**
 * The dynamic programme: one sweep over the nodes. Not safe for several threads; a sweep serves one problem.
 *
 * <p>A state at a node is (grade of the leg before, room, lane, height). Layout: row {@code g * rooms + room} of a layer,
 * in it {@code lane * count + height - low}, with the node's number of heights and its lowest. A row without any state
 * is {@link #none}. A step from node to node has two parts: {@link #choose} lets the grade change at the node,
 * {@link #travel} carries every state over the leg, sample by sample, with {@code out = min(in, least of all lanes +
 * their ends)} before each sample.
 *
 * <p>In every inner loop all arrays share one index: the compiler of the Java machine vectorises no others.
 */
final class ProfileSweep {
    private static final int LANES = PriceRows.LANES;
    private static final float NONE = Float.POSITIVE_INFINITY;

    final ProfileLattice lattice;
    final PriceRows prices;
    private final StructureLanes lanes;
    private final float[] ends = new float[LANES];
    /** The layer at the current node, the one after it, and the arrays that the latter two may use. */
    private float[][] layer;
    private float[][] next;
    private float[][] layerRows;
    private float[][] nextRows;
    /** States that set out on the leg after the current node: rows of {@link #layer}, {@link #none}, or own arrays. */
    private final float[][] setOut;
    private final float[][] setOutRows;
    private final float[] none;
    private final GradeChange change;
    private final float[][] leg;
    /** Values on the way over a leg, by lane: arrays change places as structures grow older. */
    private final float[][] lane;
    private final float[] base;
    private final LayerStore store;
    private final Closing closing;
    /** Where sites may begin, for {@link SiteChoice}; null where nobody asks. */
    private SiteRows sites;

    /** A sweep in which structures may have any length. */
    ProfileSweep(ProfileLattice lattice, PriceRows prices, float[] memory, long mostMemory) {
        this(lattice, prices, new StructureLanes(lattice.problem), memory, mostMemory);
    }

    /** A sweep in which the least lengths of structures count where the lanes say so. */
    ProfileSweep(ProfileLattice lattice, PriceRows prices, StructureLanes lanes, float[] memory, long mostMemory) {
        this.lattice = lattice;
        this.lanes = lanes;
        this.prices = prices;
        int width = lattice.widest();
        ends[1] = (float) lattice.problem.bridgeEnd();
        ends[2] = (float) lattice.problem.tunnelEnd();
        int rows = lattice.grades * lattice.rooms;
        int most = LANES;
        for (int node = 0; node < lattice.legs; node++) {
            most = Math.max(most, lanes.at(node));
        }
        none = new float[most * width];
        Arrays.fill(none, NONE);
        layerRows = new float[rows][most * width];
        nextRows = new float[rows][most * width];
        layer = new float[rows][];
        next = new float[rows][];
        setOut = new float[rows][];
        setOutRows = new float[rows][];
        change = new GradeChange(lattice, lanes, none);
        int longest = Math.max(lattice.grid.samplesIn(lattice.legs - 1), lattice.grid.samplesPerLeg());
        leg = new float[longest * LANES][width];
        lane = new float[lanes.most()][width];
        base = new float[width];
        store = new LayerStore(lattice, lanes, rows, memory, mostMemory);
        closing = new Closing(lattice, prices, lanes, ends);
    }

    /** Asks the sweep to keep, at every node, the best states that could begin a site there. */
    void keep(SiteRows rows) {
        sites = rows;
    }

    float[] memory() {
        return store.memory();
    }

    private int row(int node, int g, int room, int lane) {
        return (g * lattice.rooms + room) * lanes.at(node) + lane;
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

    /** The best line that is one straight section from end to end; null where there is none. */
    LatticeLine straight() {
        closing.offerWhole();
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
            change.prepare(node, layer);
            choose(node);
            if (closings) {
                closing.offer(node, change);
            }
        }
        if (sites != null && closings) {
            if (node == 0) {
                sites.begin(setOut);
            } else {
                sites.keep(node, layer, change);
            }
        }
        travel(node);
        if (node < lattice.legs - 1) {
            float[][] swap = layer;
            layer = next;
            next = swap;
            swap = layerRows;
            layerRows = nextRows;
            nextRows = swap;
        }
    }

    /** States that set out from node 0. */
    private void begin() {
        Arrays.fill(setOut, none);
        ProfileEnd start = lattice.problem.start();
        for (int g = 0; g < lattice.grades; g++) {
            double tangent = closing.outside(start, lattice.grade(g), lattice.tangent[0], true);
            int tangentClass = tangent < 0 ? lattice.classes : lattice.classOf(tangent);
            if (tangentClass < lattice.classes) {
                beginRow(start, g * lattice.rooms + lattice.wait + lattice.classes - 2 + tangentClass,
                        (float) closing.price.join(start, lattice.grade(g)));
            }
        }
    }

    private void beginRow(ProfileEnd start, int row, float join) {
        int count = lattice.count(0);
        float[] into = own(row);
        Arrays.fill(into, 0, LANES * count, NONE);
        for (int height = lattice.low[0]; height <= lattice.high[0]; height++) {
            double z = lattice.elevation(height);
            if (z >= start.lowest() - 1e-9 && z <= start.highest() + 1e-9) {
                for (int lane = 0; lane < LANES; lane++) {
                    into[lane * count + height - lattice.low[0]] =
                            lanes.begins(lane) ? outsideCost(start.structure(), lane) + join : NONE;
                }
            }
        }
        setOut[row] = into;
    }

    private float[] own(int row) {
        if (setOutRows[row] == null) {
            setOutRows[row] = new float[none.length];
        }
        return setOutRows[row];
    }

    /** What it costs to be in a lane beside what lies outside an end. */
    float outsideCost(Structure outside, int lane) {
        int other = laneOf(outside);
        return other == lane && outside != null ? 0 : ends[lane] + ends[other];
    }

    static int laneOf(Structure structure) {
        return structure == Structure.TUNNEL ? 2 : structure == Structure.BRIDGE ? 1 : 0;
    }

    /** Lets the grade stay or change at a node. */
    private void choose(int node) {
        int length = lanes.at(node) * lattice.count(node);
        Arrays.fill(setOut, none);
        for (int g = 0; g < lattice.grades; g++) {
            if (lattice.to(node, g) < lattice.from(node, g)) {
                continue;
            }
            int row = g * lattice.rooms;
            for (int room = 0; room + 1 < lattice.rooms; room++) {
                setOut[row + room] = layer[row + room + 1];
            }
            if (layer[row] != none) {
                float[] into = own(row);
                least(layer[row], setOut[row], setOut[row], into, length);
                setOut[row] = into;
            }
            for (int a = 0; a < lattice.classes; a++) {
                int room = row + lattice.wait + lattice.classes - 2 + a;
                if (change.find(g, a)) {
                    float[] into = own(room);
                    least(setOut[room], change.lower(), change.upper(), into, length);
                    setOut[room] = into;
                }
            }
        }
    }

    private static void least(float[] a, float[] b, float[] c, float[] into, int length) {
        for (int z = 0; z < length; z++) {
            into[z] = Math.min(a[z], Math.min(b[z], c[z]));
        }
    }

    /** Carries all states over a leg, into {@link #next}; over the last leg heights stay those of its first node. */
    private void travel(int node) {
        boolean last = node == lattice.legs - 1;
        int arrival = last ? node : node + 1;
        Arrays.fill(next, none);
        prices.fill(node);
        for (int g = 0; g < lattice.grades; g++) {
            int climb = last ? 0 : g - lattice.middle;
            int from = lattice.from(node, g);
            int to = lattice.to(node, g);
            if (to < from || !anyLive(g)) {
                continue;
            }
            prices.gather(node, g, from, to - from + 1, leg);
            for (int row = g * lattice.rooms; row < (g + 1) * lattice.rooms; row++) {
                if (setOut[row] != none) {
                    carry(node, setOut[row], from - lattice.low[node], lattice.count(node), to - from + 1);
                    arrive(row, node, from + climb - lattice.low[arrival], to - from + 1, lattice.count(arrival));
                }
            }
        }
    }

    private boolean anyLive(int g) {
        for (int row = g * lattice.rooms; row < (g + 1) * lattice.rooms; row++) {
            if (setOut[row] != none) {
                return true;
            }
        }
        return false;
    }

    private void carry(int node, float[] states, int from, int stride, int count) {
        int here = lanes.at(node);
        boolean young = lanes.counts(node);
        for (int l = 0; l < (young ? lane.length : LANES); l++) {
            if (l < here) {
                System.arraycopy(states, from + l * stride, lane[l], 0, count);
            } else {
                Arrays.fill(lane[l], 0, count, NONE);
            }
        }
        travel(node, count);
    }

    /** Carries the values in {@link #lane} over the samples of a leg. */
    private void travel(int node, int count) {
        boolean young = lanes.counts(node);
        int samples = prices.samples();
        for (int j = 0; j < samples; j++) {
            if (young) {
                youngSample(leg, j, count);
            } else {
                sample(lane[0], lane[1], lane[2], leg[j * LANES], leg[j * LANES + 1], leg[j * LANES + 2], count, ends[1],
                        ends[2]);
            }
        }
        boolean last = node == lattice.legs - 1;
        boolean grown = !last && !lanes.counts(node + 1);
        for (int l = LANES; young && l < lane.length; l++) {
            int kind = lanes.kind(l);
            if (grown || last && lanes.leavesYoung(kind)) {
                least(lane[kind], lane[l], lane[kind], count);
            }
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

    /** One sample where least lengths count: what begins is young, what was the oldest of the young may end. */
    private void youngSample(float[][] price, int j, int count) {
        leave(lane[0], lane[1], lane[2], base, count, ends[1], ends[2]);
        for (int kind = 1; kind <= 2; kind++) {
            int first = lanes.young(kind);
            int end = lanes.youngEnd(kind);
            float[] paid = price[j * LANES + kind];
            float[] oldest = end == first ? base : lane[end - 1];
            if (end == first) {
                begin(lane[kind], base, lane[kind], paid, ends[kind], count);
                continue;
            }
            grow(lane[kind], oldest, paid, count);
            for (int l = end - 1; l > first; l--) {
                lane[l] = lane[l - 1];
                pay(lane[l], paid, count);
            }
            lane[first] = oldest;
            begin(none, base, lane[first], paid, ends[kind], count);
        }
        pay(base, price[j * LANES], count);
        System.arraycopy(base, 0, lane[0], 0, count);
    }

    private static void leave(float[] open, float[] bridge, float[] tunnel, float[] base, int count, float abutment,
            float portal) {
        for (int z = 0; z < count; z++) {
            base[z] = Math.min(open[z], Math.min(bridge[z] + abutment, tunnel[z] + portal));
        }
    }

    private static void begin(float[] stay, float[] base, float[] into, float[] price, float end, int count) {
        for (int z = 0; z < count; z++) {
            into[z] = Math.min(stay[z], base[z] + end) + price[z];
        }
    }

    private static void grow(float[] old, float[] oldest, float[] price, int count) {
        for (int z = 0; z < count; z++) {
            old[z] = Math.min(old[z], oldest[z]) + price[z];
        }
    }

    private static void pay(float[] values, float[] price, int count) {
        for (int z = 0; z < count; z++) {
            values[z] += price[z];
        }
    }

    private static void least(float[] a, float[] b, float[] into, int count) {
        for (int z = 0; z < count; z++) {
            into[z] = Math.min(a[z], b[z]);
        }
    }

    private void arrive(int row, int node, int at, int count, int whole) {
        float[] into = nextRows[row];
        next[row] = into;
        int there = lanes.at(node + 1);
        for (int l = 0; l < there; l++) {
            int first = l * whole;
            Arrays.fill(into, first, first + at, NONE);
            System.arraycopy(lane[l], 0, into, first + at, count);
            Arrays.fill(into, first + at + count, first + whole, NONE);
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
        int node = choice.node();
        float[] stored = stored(node);
        int count = lattice.count(node);
        int at = store.offset(choice.node()) + choice.height() - lattice.low[choice.node()];
        int best = 0;
        int most = Math.min(lattice.rooms - 1, lattice.classes + choice.room());
        for (int room = 1; room <= most; room++) {
            if (stored[at + row(node, choice.g(), room, choice.lane()) * count]
                    < stored[at + row(node, choice.g(), best, choice.lane()) * count]) {
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
        prices.fill(node, height, g);
        prices.gather(node, g, height, 1, leg);
        int start = laneBefore(node, g, room, lane, height);
        int at = height - lattice.low[node];
        int count = lattice.count(node);
        float wanted = setOutAt(node, g, room, start, at);
        int base = store.offset(node);
        if (room + 1 < lattice.rooms && stored[base + row(node, g, room + 1, start) * count + at] == wanted) {
            return new int[] {g, room + 1, start};
        }
        if (room == 0 && stored[base + row(node, g, 0, start) * count + at] == wanted) {
            return new int[] {g, 0, start};
        }
        return backThroughChange(node, g, room, start, at, wanted);
    }

    /** The lane after one among those that may lead to a lane at a change of grade: itself, and a tunnel to the open. */
    private static int other(int lane, int from) {
        return lane == 0 && from == 0 ? 2 : -1;
    }

    private int[] backThroughChange(int node, int g, int room, int lane, int at, float wanted) {
        float[] stored = stored(node);
        int count = lattice.count(node);
        int base = store.offset(node);
        int a = room - lattice.wait - lattice.classes + 2;
        int first = Math.max(0, g - change.mostSteps(node, a, true));
        int last = Math.min(lattice.grades - 1, g + change.mostSteps(node, a, false));
        for (int before = first; before <= last; before++) {
            for (int free = 0; free <= lattice.classes - 1 - a && free < lattice.rooms; free++) {
                for (int from = lane; from >= 0; from = other(lane, from)) {
                    if (stored[base + row(node, before, free, from) * count + at] + change.between(before, g, from, lane)
                            == wanted) {
                        return new int[] {before, free, from};
                    }
                }
            }
        }
        throw new IllegalStateException("the way back is lost at node " + node);
    }

    /** The value that set out from a node: the least of all states that may become it. */
    private float setOutAt(int node, int g, int room, int lane, int at) {
        float[] stored = stored(node);
        int count = lattice.count(node);
        int base = store.offset(node);
        float best = NONE;
        if (room + 1 < lattice.rooms) {
            best = stored[base + row(node, g, room + 1, lane) * count + at];
        }
        if (room == 0) {
            best = Math.min(best, stored[base + row(node, g, 0, lane) * count + at]);
        }
        int a = room - lattice.wait - lattice.classes + 2;
        if (a < 0) {
            return best;
        }
        int first = Math.max(0, g - change.mostSteps(node, a, true));
        int last = Math.min(lattice.grades - 1, g + change.mostSteps(node, a, false));
        for (int before = first; before <= last; before++) {
            for (int free = 0; free <= lattice.classes - 1 - a && free < lattice.rooms; free++) {
                for (int from = lane; from >= 0; from = other(lane, from)) {
                    best = Math.min(best, stored[base + row(node, before, free, from) * count + at]
                            + change.between(before, g, from, lane));
                }
            }
        }
        return best;
    }

    /** The lane at a leg's first node of the best way to a lane at its end: the same sums as on the way there. */
    private int laneBefore(int node, int g, int room, int wanted, int height) {
        float bestValue = NONE;
        int best = 0;
        for (int start = 0; start < lanes.at(node); start++) {
            for (int l = 0; l < lane.length; l++) {
                lane[l][0] = NONE;
            }
            lane[start][0] = setOutAt(node, g, room, start, height - lattice.low[node]);
            travel(node, 1);
            if (lane[wanted][0] < bestValue) {
                bestValue = lane[wanted][0];
                best = start;
            }
        }
        return best;
    }

    /** The stored layers that hold a node; sweeps a block again, and its group, where only their first layers were kept. */
    private float[] stored(int node) {
        if (!store.holdsBlocks(node)) {
            int from = store.groupStart(node);
            load(from);
            store.beginGroup(from);
            for (int k = from; k < store.lastBlock(from); k++) {
                step(k, false);
                store.keepInGroup(k + 1, layer);
            }
        }
        if (!store.holds(node)) {
            int from = store.blockStart(node);
            load(from);
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

    private void load(int node) {
        Arrays.setAll(layer, row -> layerRows[row]);
        store.loadCheckpoint(node, layer);
    }

    /** About how many floats a sweep keeps: its layers, those it works on, and the table of changes of grade. */
    static long size(ProfileLattice lattice, long mostMemory) {
        int rows = lattice.grades * lattice.rooms;
        long width = LANES * (long) lattice.widest();
        int levels = 32 - Integer.numberOfLeadingZeros(lattice.grades);
        return LayerStore.size(lattice, rows, mostMemory)
                + (3L * rows + (long) lattice.classes * levels * lattice.grades) * width;
    }
}
