package org.thalweg.refine;

import java.util.Arrays;

/**
 * Changes of grade at one node: for every new grade and class of tangent, the best of the states with grades near enough.
 * The least over a range of grades is taken from two overlapping ranges whose lengths are powers of two, so that all
 * new grades together cost few passes (a sparse table of minima).
 */
final class GradeChange {
    private final ProfileLattice lattice;
    private final StructureLanes lanes;
    private final float[] none;
    private final GradePrice price;
    private final boolean free;
    private final float[] priced;
    /** States of the tunnel's lane, moved to where the open lane's lie. */
    private final float[] moved;
    /** Least over grades g .. g + 2^k - 1: [(class * levels + k) * grades + g]. */
    private final float[][] table;
    private final float[][] tableRows;
    private final int levels;
    private final int[] crest;
    private final int[] sag;
    /** Heights of the node at hand, and the length of its rows. */
    private int count;
    private int length;
    private float[] lower;
    private float[] upper;

    GradeChange(ProfileLattice lattice, StructureLanes lanes, float[] none) {
        this.lattice = lattice;
        this.lanes = lanes;
        this.none = none;
        price = new GradePrice(lattice.problem);
        free = price.free();
        priced = free ? none : new float[none.length];
        moved = new float[free ? 0 : lattice.widest()];
        levels = 32 - Integer.numberOfLeadingZeros(lattice.grades);
        table = new float[lattice.classes * levels * lattice.grades][];
        tableRows = new float[table.length][];
        crest = new int[lattice.classes];
        sag = new int[lattice.classes];
    }

    /** Takes up a node and the layer that arrives there. */
    void prepare(int node, float[][] layer) {
        count = lattice.count(node);
        length = lanes.at(node) * count;
        for (int a = lattice.classes - 1; a >= 0; a--) {
            crest[a] = mostSteps(node, a, false);
            sag[a] = mostSteps(node, a, true);
            for (int g = 0; g < lattice.grades; g++) {
                table[at(a, 0, g)] = ready(a, g, layer, length);
            }
            int widest = Math.min(lattice.grades, crest[a] + sag[a] + 1);
            for (int k = 1; free && 1 << k <= widest; k++) {
                for (int g = 0; g + (1 << k) <= lattice.grades; g++) {
                    float[] left = table[at(a, k - 1, g)];
                    float[] right = table[at(a, k - 1, g + (1 << (k - 1)))];
                    table[at(a, k, g)] = least(left, right, at(a, k, g), length);
                }
            }
        }
    }

    private int at(int a, int k, int g) {
        return (a * levels + k) * lattice.grades + g;
    }

    /** The best states with a grade whose room allows a PVI of a class. */
    private float[] ready(int a, int g, float[][] layer, int length) {
        int room = lattice.classes - 1 - a;
        if (room == 0) {
            return layer[g * lattice.rooms];
        }
        float[] longer = table[at(a + 1, 0, g)];
        return room < lattice.rooms ? least(longer, layer[g * lattice.rooms + room], at(a, 0, g), length) : longer;
    }

    private float[] least(float[] a, float[] b, int row, int length) {
        if (a == none || b == none) {
            return a == none ? b : a;
        }
        if (tableRows[row] == null) {
            tableRows[row] = new float[none.length];
        }
        least(a, b, tableRows[row], length);
        return tableRows[row];
    }

    private static void least(float[] a, float[] b, float[] into, int length) {
        for (int z = 0; z < length; z++) {
            into[z] = Math.min(a[z], b[z]);
        }
    }

    /** The states of a grade from which a PVI of a class may be made. */
    float[] ready(int a, int g) {
        return table[at(a, 0, g)];
    }

    /**
     * Finds the states that may change to a grade through a PVI of a class.
     *
     * @return whether there are any: their least is the lesser of {@link #lower} and {@link #upper}
     */
    boolean find(int g, int a) {
        int from = Math.max(0, g - sag[a]);
        int to = Math.min(lattice.grades - 1, g + crest[a]);
        if (to < from) {
            return false;
        }
        if (!free) {
            return findPriced(from, to, g, a);
        }
        int k = 31 - Integer.numberOfLeadingZeros(to - from + 1);
        lower = table[at(a, k, from)];
        upper = table[at(a, k, to - (1 << k) + 1)];
        return lower != none || upper != none;
    }

    /** Where changes have prices every grade is looked at: the table's ranges do not know where they are left. */
    private boolean findPriced(int from, int to, int g, int a) {
        boolean any = false;
        for (int before = from; before <= to; before++) {
            any |= ready(a, before) != none;
        }
        if (any) {
            Arrays.fill(priced, 0, length, Float.POSITIVE_INFINITY);
            for (int before = from; before <= to; before++) {
                lower(before, g, ready(a, before), priced, length);
            }
        }
        lower = priced;
        upper = none;
        return any;
    }

    /** Lowers values to those of states whose grade changes, with the price of the change. */
    private void lower(int before, int g, float[] states, float[] into, int length) {
        if (states == none) {
            return;
        }
        float open = step(before, g, 0, 0);
        float bored = step(before, g, 2, 2);
        if (open == bored) {
            lower(states, into, 0, length, open);
        } else {
            int boredFrom = Math.min(length, lanes.young(2) * count);
            lower(states, into, 0, 2 * count, open);
            lower(states, into, 2 * count, 3 * count, bored);
            lower(states, into, 3 * count, boredFrom, open);
            lower(states, into, boredFrom, length, bored);
        }
        float out = step(before, g, 2, 0);
        if (out < Float.POSITIVE_INFINITY) {
            System.arraycopy(states, 2 * count, moved, 0, count);
            lower(moved, into, 0, count, out);
        }
    }

    /** One index for both arrays: with two offsets the compiler would not vectorise. */
    private static void lower(float[] states, float[] into, int from, int to, float more) {
        for (int z = from; z < to; z++) {
            into[z] = Math.min(into[z], states[z] + more);
        }
    }

    /** What it takes to go from a grade and lane, not a young one, to another at a node, see {@link GradePrice#step}. */
    private float step(int before, int after, int from, int to) {
        return price.step(lattice.grade(before), lattice.grade(after), from, to);
    }

    /**
     * What it takes to go from a grade and lane to a grade and lane at a node. Only a tunnel may be left at a change of grade:
     * from lane 2 to 0.
     *
     * @return money; infinity where the step is left to the sample that follows
     */
    float between(int before, int after, int from, int to) {
        return from == to ? step(before, after, lanes.kind(from), lanes.kind(to))
                : from == 2 && to == 0 ? step(before, after, 2, 0) : Float.POSITIVE_INFINITY;
    }

    /**
     * Lowers values to those of the states that may change to a grade through a PVI of a class whose tangent is limited
     * further.
     */
    void lowerFrom(int node, int g, int a, double tangent, float[] into) {
        int first = Math.max(0, g - mostSteps(node, a, true, tangent));
        int last = Math.min(lattice.grades - 1, g + mostSteps(node, a, false, tangent));
        for (int from = first; from <= last; from++) {
            lower(from, g, ready(a, from), into, into.length);
        }
    }

    float[] lower() {
        return lower;
    }

    float[] upper() {
        return upper;
    }

    /** The greatest rise (sag) or fall (crest) of the grade, in lattice steps, that a PVI of a class may make. */
    int mostSteps(int node, int tangentClass, boolean rising) {
        return mostSteps(node, tangentClass, rising, Double.POSITIVE_INFINITY);
    }

    private int mostSteps(int node, int tangentClass, boolean rising, double tangent) {
        double limit = Math.min(Math.min(lattice.tangent[node], tangent), lattice.classBound(tangentClass));
        if (limit < 0) {
            return -1 - lattice.grades;
        }
        int steps = 2 * lattice.middle;
        while (steps > 0 && lattice.rules.tangent((rising ? steps : -steps) * lattice.quantum) > limit + 1e-9) {
            steps--;
        }
        return steps;
    }
}
