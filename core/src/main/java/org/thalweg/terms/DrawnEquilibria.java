package org.thalweg.terms;

import java.nio.DoubleBuffer;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The equilibria of draw after draw. A party's statements come in few readings and orders, so its rankings are numbered as
 * they come up and each is analysed once: Nash, GMR and SMR of a party do not look at what the others like. SEQ does; it lies
 * between Nash and GMR, so it is searched for only where they differ, once for each set of rankings. Sets of one batch are
 * analysed side by side; the answer does not depend on that.
 *
 * <p>Where two moves of a party in succession are one move, what a party can improve to is found through the nearest better
 * states alone: a way by one of them leads to those farther up. So {@link Steps} keeps few moves of many.
 */
final class DrawnEquilibria {
    /** The first so many of {@link Robustness#CONCEPTS} depend on a party's own preferences alone. */
    private static final int OWN = 3;

    /** Rankings of a party and sets of rankings that are kept, so that the same need not be analysed again. */
    private static final int KEPT = 1 << 15;

    private final MoveGraph moves;
    private final JointMoves joint;
    private final Ranker ranker;
    /** Whether improvements may be told by their steps. */
    private final boolean reduces;
    /** By party and state, what the party can move to; null where it is not needed. */
    private final BitSet[][] there;

    private final List<Drawn> parties = new ArrayList<>();
    private final Map<IntBuffer, BitSet[]> known = new HashMap<>();
    private int different;

    DrawnEquilibria(ConflictModel model) {
        this.moves = ListedMoves.of(model.moves());
        this.joint = model.joint();
        this.ranker = new Ranker(model);
        this.reduces = moves.chainsAreMoves() && joint == JointMoves.LEGAL_SEQUENCES;
        this.there = reduces ? targets(moves) : null;
        for (int p = 0; p < moves.parties(); p++) {
            parties.add(new Drawn(p));
        }
    }

    private static BitSet[][] targets(MoveGraph moves) {
        BitSet[][] there = new BitSet[moves.parties()][moves.states()];
        int[] buffer = new int[moves.most()];
        for (int p = 0; p < there.length; p++) {
            for (int s = 0; s < there[p].length; s++) {
                there[p][s] = new BitSet(moves.states());
                int n = moves.from(p, s, buffer);
                for (int k = 0; k < n; k++) {
                    there[p][s].set(buffer[k]);
                }
            }
        }
        return there;
    }

    /**
     * The improvements of a party that others are made of: those of state t come from source[start[t]] to
     * source[start[t + 1] - 1].
     */
    private record Steps(int[] start, int[] source) {
        static Steps of(MoveGraph moves, int party, int[] rank, BitSet[] there) {
            int[] start = new int[rank.length + 1];
            int[] source = new int[rank.length];
            int[] buffer = new int[moves.most()];
            int count = 0;
            for (int t = 0; t < rank.length; t++) {
                int n = worse(moves, party, t, rank, buffer);
                source = count + n > source.length ? Arrays.copyOf(source, 2 * (count + n)) : source;
                for (int k = 0; k < n; k++) {
                    int s = buffer[k];
                    boolean nearest = true;
                    for (int j = start[t]; j < count && nearest; j++) {
                        nearest = rank[source[j]] == rank[s] || !there[s].get(source[j]);
                    }
                    if (nearest) {
                        source[count++] = s;
                    }
                }
                start[t + 1] = count;
            }
            return new Steps(start, Arrays.copyOf(source, count));
        }

        /** Puts the states from which a move to t is an improvement first, the best of them before the others. */
        private static int worse(MoveGraph moves, int party, int t, int[] rank, int[] buffer) {
            int n = moves.to(party, t, buffer);
            long[] sorted = new long[n];
            int count = 0;
            for (int k = 0; k < n; k++) {
                if (rank[buffer[k]] < rank[t]) {
                    sorted[count++] = (long) -rank[buffer[k]] << 32 | buffer[k];
                }
            }
            Arrays.sort(sorted, 0, count);
            for (int k = 0; k < count; k++) {
                buffer[k] = (int) sorted[k];
            }
            return count;
        }
    }

    /** The least rank of a party over each state itself and all that the others can improve to from it. */
    private int[] least(int party, int[] rank, IntBuffer numbers) {
        int n = rank.length;
        int[] least = new int[n];
        Arrays.fill(least, Integer.MAX_VALUE);
        int[] stack = new int[n];
        for (int first : Reach.rising(rank)) {
            int depth = 0;
            if (least[first] == Integer.MAX_VALUE) {
                least[first] = rank[first];
                stack[depth++] = first;
            }
            while (depth > 0) {
                int t = stack[--depth];
                for (int p = 0; p < parties.size(); p++) {
                    Steps steps = p == party ? null : parties.get(p).steps.get(numbers.get(p));
                    for (int k = steps == null ? 0 : steps.start[t]; steps != null && k < steps.start[t + 1]; k++) {
                        int s = steps.source[k];
                        if (least[s] == Integer.MAX_VALUE) {
                            least[s] = rank[first];
                            stack[depth++] = s;
                        }
                    }
                }
            }
        }
        return least;
    }

    /** The rankings of one party that have come up, by number. */
    private final class Drawn {
        private final int party;
        private final Map<Object, Integer> byStance = new HashMap<>();
        private final Map<IntBuffer, Integer> byRanks = new HashMap<>();
        private final List<int[]> ranks = new ArrayList<>();
        /** Stable states by number and concept; null where they are still to be found. */
        private final List<BitSet[]> stable = new ArrayList<>();
        /** Improvements by number; null where they are still to be found, or where ways of one party are no moves. */
        private final List<Steps> steps = new ArrayList<>();

        Drawn(int party) {
            this.party = party;
        }

        /** The number of a stance's ranking; {@code values} are the stance's numbers. */
        int number(Stance stance, List<DoubleBuffer> values) {
            Object key = List.of(IntBuffer.wrap(stance.reading()[party]), IntBuffer.wrap(stance.order()[party]), values);
            Integer number = byStance.get(key);
            if (number == null) {
                int[] found = Rankings.dense(ranker.ranks(party, stance));
                number = byRanks.computeIfAbsent(IntBuffer.wrap(found), r -> {
                    ranks.add(found);
                    stable.add(null);
                    steps.add(null);
                    return ranks.size() - 1;
                });
                if (byStance.size() < KEPT) {
                    byStance.put(key, number);
                }
            }
            return number;
        }

        /** Finds what is still to be found, side by side. */
        void settle() {
            int[] open = IntStream.range(0, ranks.size()).filter(k -> stable.get(k) == null).toArray();
            List<BitSet[]> found = Arrays.stream(open).parallel().mapToObj(this::own).toList();
            for (int k = 0; k < open.length; k++) {
                stable.set(open[k], found.get(k));
            }
            if (reduces) {
                List<Steps> reduced = Arrays.stream(open).parallel()
                        .mapToObj(k -> Steps.of(moves, party, ranks.get(k), there[party])).toList();
                for (int k = 0; k < open.length; k++) {
                    steps.set(open[k], reduced.get(k));
                }
            }
        }

        private BitSet[] own(int number) {
            Rankings alone = alone(party, ranks.get(number));
            Reach reach = new Reach(moves, joint);
            BitSet[] found = new BitSet[OWN];
            for (int c = 0; c < OWN; c++) {
                found[c] = Stability.stable(Robustness.CONCEPTS.get(c), moves, alone, reach, party);
            }
            return found;
        }
    }

    /** Rankings of which one party's alone are looked at. */
    private Rankings alone(int party, int[] ranks) {
        int[][] rows = new int[moves.parties()][];
        Arrays.fill(rows, ranks);
        return Rankings.ofDense(rows);
    }

    /**
     * The equilibria of a batch of draws.
     *
     * @param stances what is drawn
     * @return by draw, states by the place of the concept in {@link Robustness#CONCEPTS}
     */
    List<BitSet[]> of(List<Stance> stances) {
        Map<IntBuffer, BitSet[]> batch = new LinkedHashMap<>();
        List<IntBuffer> keys = new ArrayList<>();
        for (Stance stance : stances) {
            List<DoubleBuffer> values = Arrays.stream(stance.number()).map(DoubleBuffer::wrap).toList();
            IntBuffer key = IntBuffer.wrap(parties.stream().mapToInt(p -> p.number(stance, values)).toArray());
            keys.add(key);
            batch.put(key, known.get(key));
        }
        parties.forEach(Drawn::settle);
        List<IntBuffer> open = batch.entrySet().stream().filter(e -> e.getValue() == null).map(Map.Entry::getKey).toList();
        List<BitSet[]> found = open.parallelStream().map(this::equilibria).toList();
        for (int k = 0; k < open.size(); k++) {
            batch.put(open.get(k), found.get(k));
            if (known.size() < KEPT) {
                known.put(open.get(k), found.get(k));
            }
        }
        different += open.size();
        return keys.stream().map(batch::get).toList();
    }

    /** Number of sets of rankings analysed. */
    int different() {
        return different;
    }

    private BitSet[] equilibria(IntBuffer numbers) {
        BitSet[] all = new BitSet[Robustness.CONCEPTS.size()];
        int[][] ranks = new int[parties.size()][];
        for (int p = 0; p < ranks.length; p++) {
            ranks[p] = parties.get(p).ranks.get(numbers.get(p));
            for (int c = 0; c < OWN; c++) {
                BitSet own = parties.get(p).stable.get(numbers.get(p))[c];
                if (p == 0) {
                    all[c] = (BitSet) own.clone();
                } else {
                    all[c].and(own);
                }
            }
        }
        BitSet seq = (BitSet) all[Robustness.CONCEPTS.indexOf(Concept.GMR)].clone();
        for (int p = 0; p < ranks.length; p++) {
            BitSet open = (BitSet) seq.clone();
            open.andNot(parties.get(p).stable.get(numbers.get(p))[Robustness.CONCEPTS.indexOf(Concept.NASH)]);
            if (!open.isEmpty()) {
                seq.and(reduces
                        ? Stability.answered(moves, p, ranks[p], least(p, ranks[p], numbers))
                        : Stability.stable(Concept.SEQ, moves, Rankings.ofDense(ranks), new Reach(moves, joint), p));
            }
        }
        all[Robustness.CONCEPTS.indexOf(Concept.SEQ)] = seq;
        return all;
    }
}
