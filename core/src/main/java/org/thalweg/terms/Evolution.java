package org.thalweg.terms;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * How the status quo could turn into other states by improvements, one party or one group at a time (status quo analysis, Li,
 * Kilgour and Hipel 2005). Nobody acts twice in succession.
 *
 * @param start the status quo
 * @param states states reached, nearest first, the status quo leading
 * @param edges improvements between them
 * @param complete false when there were more than {@link #MOST} states, and the farthest are left out
 */
public record Evolution(int start, List<Integer> states, List<Edge> edges, boolean complete) {
    /** The most states followed. */
    public static final int MOST = 2000;

    /**
     * An improvement.
     *
     * @param from from where
     * @param to to where
     * @param group who acts, bit by bit
     */
    public record Edge(int from, int to, int group) {}

    /** Copies. */
    public Evolution {
        states = List.copyOf(states);
        edges = List.copyOf(edges);
    }

    /**
     * Follows improvements of parties alone.
     *
     * @param moves who can move where
     * @param rankings what they like
     * @param start the status quo
     * @return the graph
     */
    public static Evolution of(MoveGraph moves, Rankings rankings, int start) {
        int[] buffer = new int[moves.most()];
        return follow(moves, start, (s, edges) -> {
            for (int p = 0; p < moves.parties(); p++) {
                int n = moves.from(p, s, buffer);
                for (int k = 0; k < n; k++) {
                    if (rankings.rank(p, buffer[k]) > rankings.rank(p, s)) {
                        edges.add(new Edge(s, buffer[k], 1 << p));
                    }
                }
            }
        });
    }

    /**
     * Follows improvements of parties and of groups. A group's improvement that a part of it could make is not shown.
     *
     * @param moves who can move where
     * @param groups stability of groups
     * @param start the status quo
     * @return the graph
     */
    public static Evolution together(MoveGraph moves, CoalitionStability groups, int start) {
        List<Integer> bySize = new ArrayList<>();
        for (int group = 1; group < 1 << moves.parties(); group++) {
            bySize.add(group);
        }
        bySize.sort((a, b) -> Integer.bitCount(a) != Integer.bitCount(b) ? Integer.bitCount(a) - Integer.bitCount(b) : a - b);
        return follow(moves, start, (s, edges) -> {
            List<Edge> found = new ArrayList<>();
            for (int group : bySize) {
                for (int t : groups.improvements(group, s)) {
                    if (found.stream().noneMatch(e -> e.to() == t && (e.group() & group) == e.group())) {
                        found.add(new Edge(s, t, group));
                    }
                }
            }
            edges.addAll(found);
        });
    }

    /** Adds the improvements at a state. */
    private interface Source {
        void at(int state, List<Edge> edges);
    }

    private static Evolution follow(MoveGraph moves, int start, Source source) {
        List<Integer> states = new ArrayList<>(List.of(start));
        boolean[] seen = new boolean[moves.states()];
        seen[start] = true;
        List<Edge> edges = new ArrayList<>();
        boolean complete = true;
        for (int at = 0; at < states.size(); at++) {
            List<Edge> own = new ArrayList<>();
            source.at(states.get(at), own);
            for (Edge e : own) {
                if (!seen[e.to()]) {
                    if (states.size() == MOST) {
                        complete = false;
                        continue;
                    }
                    seen[e.to()] = true;
                    states.add(e.to());
                }
                edges.add(e);
            }
        }
        return new Evolution(start, states, edges, complete);
    }

    /**
     * The shortest way from the status quo to a state.
     *
     * @param target the state
     * @return its improvements in order, none acting twice in succession; empty when it is the status quo or out of reach
     */
    public List<Edge> way(int target) {
        int[] number = new int[1 + Collections.max(states)];
        Arrays.fill(number, -1);
        List<List<Edge>> out = new ArrayList<>();
        for (int k = 0; k < states.size(); k++) {
            number[states.get(k)] = k;
            out.add(new ArrayList<>());
        }
        edges.forEach(e -> out.get(number[e.from()]).add(e));
        // Places are edges: who acted last belongs to them.
        record Step(Edge edge, Step before) {}
        java.util.Set<List<Integer>> seen = new java.util.HashSet<>();
        ArrayDeque<Step> queue = new ArrayDeque<>();
        queue.add(new Step(new Edge(start, start, 0), null));
        while (!queue.isEmpty()) {
            Step step = queue.remove();
            if (step.edge().to() == target) {
                List<Edge> way = new ArrayList<>();
                for (Step s = step; s.before() != null; s = s.before()) {
                    way.add(s.edge());
                }
                Collections.reverse(way);
                return way;
            }
            for (Edge e : out.get(number[step.edge().to()])) {
                if (e.group() != step.edge().group() && seen.add(List.of(e.to(), e.group()))) {
                    queue.add(new Step(e, step));
                }
            }
        }
        return List.of();
    }
}
