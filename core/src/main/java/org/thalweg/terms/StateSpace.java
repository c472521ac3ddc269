package org.thalweg.terms;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;

/**
 * The states of a model: the feasible choices of options, where some choices may count as one state. Immutable.
 *
 * <p>States stand in rising order of their choices read as numbers (the first option counts 1, the second 2, the third 4 and
 * so on), then the merged states in their own order. A merged state is represented by the least of its choices.
 */
public final class StateSpace {
    /** The most options: choices are listed. */
    public static final int MOST_OPTIONS = 22;

    private final List<String> names;
    private final int[] choice;
    /** Options that are not the same in all choices of a state. */
    private final int[] open;

    private final int[] index;
    private final boolean merged;

    /**
     * Choices that count as one state.
     *
     * @param name name of the state
     * @param when which choices
     */
    public record Merge(String name, Condition when) {
        /** Checks. */
        public Merge {
            Objects.requireNonNull(name);
            Objects.requireNonNull(when);
        }
    }

    private StateSpace(List<String> names, int[] choice, int[] open, int[] index, boolean merged) {
        this.names = names;
        this.choice = choice;
        this.open = open;
        this.index = index;
        this.merged = merged;
    }

    /**
     * States without options.
     *
     * @param names their names
     * @return states
     */
    public static StateSpace named(List<String> names) {
        return new StateSpace(List.copyOf(names), new int[names.size()], new int[names.size()], null, false);
    }

    /**
     * States told by options.
     *
     * @param options number of options
     * @param rules what every state must keep
     * @param merges choices that count as one state; the first that holds decides
     * @param decimal whether states are named by their choice as a number, rather than counted from 1
     * @return states
     * @throws IllegalArgumentException when none is left or there are too many options
     */
    public static StateSpace of(int options, List<Condition> rules, List<Merge> merges, boolean decimal) {
        BitSet feasible = feasible(options, rules);
        if (feasible.isEmpty()) {
            throw new IllegalArgumentException("the rules leave no state");
        }
        int[] index = new int[1 << options];
        Arrays.fill(index, -1);
        int[] choice = new int[feasible.cardinality()];
        int n = 0;
        List<BitSet> classes = new ArrayList<>();
        merges.forEach(m -> classes.add(new BitSet()));
        for (int c = feasible.nextSetBit(0); c >= 0; c = feasible.nextSetBit(c + 1)) {
            int merge = merge(merges, c);
            if (merge < 0) {
                index[c] = n;
                choice[n++] = c;
            } else {
                classes.get(merge).set(c);
            }
        }
        int plain = n;
        List<String> special = new ArrayList<>();
        int[] open = new int[choice.length];
        for (int m = 0; m < merges.size(); m++) {
            BitSet members = classes.get(m);
            if (!members.isEmpty()) {
                special.add(merges.get(m).name());
                choice[n] = members.nextSetBit(0);
                for (int c = members.nextSetBit(0); c >= 0; c = members.nextSetBit(c + 1)) {
                    index[c] = n;
                    open[n] |= c ^ choice[n];
                }
                n++;
            }
        }
        List<String> names = new ArrayList<>(n);
        for (int s = 0; s < n; s++) {
            names.add(s >= plain ? special.get(s - plain) : Integer.toString(decimal ? choice[s] : s + 1));
        }
        return new StateSpace(List.copyOf(names), Arrays.copyOf(choice, n), Arrays.copyOf(open, n), index, n > plain);
    }

    private static int merge(List<Merge> merges, int choice) {
        for (int m = 0; m < merges.size(); m++) {
            if (merges.get(m).when().holds(choice)) {
                return m;
            }
        }
        return -1;
    }

    /**
     * The choices that keep all rules.
     *
     * @param options number of options, at most {@link #MOST_OPTIONS}
     * @param rules the rules
     * @return choices as numbers
     */
    public static BitSet feasible(int options, List<Condition> rules) {
        if (options < 1 || options > MOST_OPTIONS) {
            throw new IllegalArgumentException("a model has from 1 to " + MOST_OPTIONS + " options, not " + options);
        }
        BitSet feasible = new BitSet(1 << options);
        for (int c = 0; c < 1 << options; c++) {
            boolean kept = true;
            for (int k = 0; k < rules.size() && kept; k++) {
                kept = rules.get(k).holds(c);
            }
            feasible.set(c, kept);
        }
        return feasible;
    }

    /**
     * The moves of parties over these states.
     *
     * @param options the options
     * @param parties number of parties
     * @return the graph; from a merged state a party can move as from any of its choices
     */
    public MoveGraph moves(List<Option> options, int parties) {
        int[] own = new int[parties];
        int rise = 0;
        int fall = 0;
        for (int k = 0; k < options.size(); k++) {
            own[options.get(k).party()] |= 1 << k;
            rise |= options.get(k).turn() == Option.Turn.OFF ? 0 : 1 << k;
            fall |= options.get(k).turn() == Option.Turn.ON ? 0 : 1 << k;
        }
        if (!merged) {
            return new OptionMoves(choice, index, own, rise, fall);
        }
        int[][][] moves = new int[parties][states()][];
        for (int p = 0; p < parties; p++) {
            BitSet[] targets = targets(own[p], rise, fall);
            for (int s = 0; s < states(); s++) {
                moves[p][s] = targets[s].stream().toArray();
            }
        }
        return ListedMoves.of(moves);
    }

    private BitSet[] targets(int own, int rise, int fall) {
        BitSet[] targets = new BitSet[states()];
        for (int s = 0; s < targets.length; s++) {
            targets[s] = new BitSet();
        }
        for (int here = 0; here < index.length; here++) {
            if (index[here] < 0) {
                continue;
            }
            int part = 0;
            do {
                int there = (here & ~own) | part;
                boolean may = (there & ~here & ~rise) == 0 && (here & ~there & ~fall) == 0;
                if (may && index[there] >= 0 && index[there] != index[here]) {
                    targets[index[here]].set(index[there]);
                }
                part = (part - own) & own;
            } while (part != 0);
        }
        return targets;
    }

    /** Number of states. @return at least 1 */
    public int states() {
        return names.size();
    }

    /**
     * Name of a state.
     *
     * @param state the state, from 0
     * @return its name
     */
    public String name(int state) {
        return names.get(state);
    }

    /**
     * The state of a name.
     *
     * @param name the name
     * @return the state, or -1
     */
    public int named(String name) {
        return names.indexOf(name);
    }

    /**
     * Options taken up in a state.
     *
     * @param state the state
     * @return bit by bit; 0 for states without options
     */
    public int choice(int state) {
        return choice[state];
    }

    /**
     * Options that a merged state leaves open.
     *
     * @param state the state
     * @return bit by bit
     */
    public int open(int state) {
        return open[state];
    }

    /**
     * The state of a choice of options.
     *
     * @param choice options, bit by bit
     * @return the state, or -1 when it is not feasible
     */
    public int state(int choice) {
        return index == null || choice < 0 || choice >= index.length ? -1 : index[choice];
    }
}
