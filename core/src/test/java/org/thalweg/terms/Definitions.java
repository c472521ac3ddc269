package org.thalweg.terms;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;

/**
 * The definitions of docs/terms.md word by word, slow and plain, on sets: a second implementation that shares no code with
 * the first. moves[p][s] lists the targets of party p at s.
 */
final class Definitions {
    private final int[][][] moves;
    private final int[][] rank;
    private final int[][] band;
    private final boolean single;
    private final int n;
    private final int states;

    Definitions(int[][][] moves, int[][] rank, int[][] band, boolean single) {
        this.moves = moves;
        this.rank = rank;
        this.band = band;
        this.single = single;
        this.n = moves.length;
        this.states = moves[0].length;
    }

    private static List<Integer> members(int group) {
        List<Integer> out = new ArrayList<>();
        for (int p = 0; p < 30; p++) {
            if ((group & (1 << p)) != 0) {
                out.add(p);
            }
        }
        return out;
    }

    /** R_p(s), or R_p+(s). */
    private List<Integer> own(int p, int s, boolean improving) {
        List<Integer> out = new ArrayList<>();
        for (int t : moves[p][s]) {
            if (!improving || rank[p][t] > rank[p][s]) {
                out.add(t);
            }
        }
        return out;
    }

    /** R_H(s), or R_H+(s), by the inductive definition with the set Omega of last movers of each state. */
    Set<Integer> reachable(int group, int s, boolean improving) {
        Set<Integer> reached = new TreeSet<>();
        if (single) {
            members(group).forEach(p -> reached.addAll(own(p, s, improving)));
            return reached;
        }
        Map<Integer, Set<Integer>> omega = new HashMap<>();
        for (int p : members(group)) {
            for (int t : own(p, s, improving)) {
                omega.computeIfAbsent(t, k -> new HashSet<>()).add(p);
            }
        }
        boolean grows = true;
        while (grows) {
            grows = false;
            for (int t : List.copyOf(omega.keySet())) {
                for (int p : members(group)) {
                    Set<Integer> last = omega.get(t);
                    boolean onlyP = last.size() == 1 && last.contains(p);
                    if (!onlyP) {
                        for (int u : own(p, t, improving)) {
                            grows |= omega.computeIfAbsent(u, k -> new HashSet<>()).add(p);
                        }
                    }
                }
            }
        }
        reached.addAll(omega.keySet());
        return reached;
    }

    boolean stable(Concept c, int p, int s) {
        int others = ((1 << n) - 1) & ~(1 << p);
        boolean strong = c.strong();
        IntPredicate sanction = t -> strong ? band[p][t] < band[p][s] : rank[p][t] <= rank[p][s];
        for (int s1 : own(p, s, true)) {
            boolean answered = false;
            boolean improving = c == Concept.SEQ || c == Concept.STRONG_SEQ;
            for (int s2 : c == Concept.NASH ? Set.<Integer>of() : reachable(others, s1, improving)) {
                boolean good = sanction.test(s2);
                if (c == Concept.SMR || c == Concept.STRONG_SMR) {
                    for (int s3 : own(p, s2, false)) {
                        good &= sanction.test(s3);
                    }
                }
                answered |= good;
            }
            if (!answered) {
                return false;
            }
        }
        return true;
    }

    private boolean allPrefer(int group, int t, int s) {
        return members(group).stream().allMatch(p -> rank[p][t] > rank[p][s]);
    }

    /** R_H++(s). */
    Set<Integer> improvements(int group, int s) {
        Set<Integer> out = new TreeSet<>(reachable(group, s, false));
        out.removeIf(t -> !allPrefer(group, t, s));
        return out;
    }

    /** States reached by chains of improvements of groups within a set, no group twice in succession. */
    private Set<Integer> chains(int within, int s) {
        Set<List<Integer>> places = new HashSet<>();
        List<List<Integer>> open = new ArrayList<>();
        open.add(List.of(s, 0));
        Set<Integer> reached = new TreeSet<>();
        while (!open.isEmpty()) {
            List<Integer> place = open.remove(open.size() - 1);
            for (int k = 1; k < 1 << n; k++) {
                if ((k & ~within) != 0 || k == place.get(1)) {
                    continue;
                }
                for (int t : improvements(k, place.get(0))) {
                    reached.add(t);
                    if (places.add(List.of(t, k))) {
                        open.add(List.of(t, k));
                    }
                }
            }
        }
        return reached;
    }

    boolean coalition(Concept c, int group, int s) {
        int others = ((1 << n) - 1) & ~group;
        for (int s1 : improvements(group, s)) {
            Set<Integer> answers = switch (c) {
                case NASH -> Set.of();
                case SEQ -> chains(others, s1);
                default -> reachable(others, s1, false);
            };
            boolean answered = false;
            for (int s2 : answers) {
                boolean good = !allPrefer(group, s2, s);
                if (c == Concept.SMR) {
                    good &= reachable(group, s2, false).stream().noneMatch(s3 -> allPrefer(group, s3, s));
                }
                answered |= good;
            }
            if (!answered) {
                return false;
            }
        }
        return true;
    }

    /** Ends that may follow when party p may move first at s with a horizon; a single s with mark -1 when it stays. */
    private Set<Integer> ends(int h, int p, int s) {
        if (h == 0) {
            return null;
        }
        int best = Integer.MIN_VALUE;
        Set<Integer> ends = new TreeSet<>();
        for (int s1 : moves[p][s]) {
            Set<Integer> after = after(h - 1, p, s1);
            int worst = after.stream().mapToInt(t -> rank[p][t]).min().orElseThrow();
            if (worst > best) {
                best = worst;
                ends.clear();
            }
            if (worst == best) {
                ends.addAll(after);
            }
        }
        return best > rank[p][s] ? ends : null;
    }

    private final Map<List<Integer>, Set<Integer>> known = new HashMap<>();

    private Set<Integer> after(int h, int mover, int s) {
        Set<Integer> out = new TreeSet<>();
        for (int q = 0; q < n; q++) {
            Set<Integer> ends = q == mover ? null : remembered(h, q, s);
            if (ends != null) {
                out.addAll(ends);
            }
        }
        return out.isEmpty() ? Set.of(s) : out;
    }

    private Set<Integer> remembered(int h, int q, int s) {
        List<Integer> key = List.of(h, q, s);
        if (!known.containsKey(key)) {
            known.put(key, ends(h, q, s));
        }
        return known.get(key);
    }

    boolean limited(int h, int p, int s) {
        return remembered(h, p, s) == null;
    }

    /** Stays at every horizon from one up to another. */
    boolean staysThroughout(int from, int to, int p, int s) {
        for (int h = from; h <= to; h++) {
            if (!limited(h, p, s)) {
                return false;
            }
        }
        return true;
    }

    int states() {
        return states;
    }
}
