package org.thalweg.terms;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** Small random models of every kind. */
final class RandomGames {
    /** A model: moves as the engine sees them, the same listed, ranks and bands. */
    record Game(MoveGraph graph, int[][][] moves, int[][] rank, int[][] band) {
        Rankings rankings() {
            return new Rankings(rank, band);
        }

        @Override
        public String toString() {
            return "moves " + Arrays.deepToString(moves) + " rank " + Arrays.deepToString(rank) + " band " + Arrays.deepToString(band);
        }
    }

    private RandomGames() {}

    static Game of(RandomGenerator random) {
        int parties = 1 + random.nextInt(4);
        MoveGraph graph = random.nextBoolean() ? listed(random, parties) : byOptions(random, parties);
        int states = graph.states();
        int[][] rank = new int[parties][states];
        int[][] band = new int[parties][states];
        int levels = 1 + random.nextInt(2 * states);
        for (int p = 0; p < parties; p++) {
            int cut1 = random.nextInt(levels + 1);
            int cut2 = random.nextInt(levels + 1);
            for (int s = 0; s < states; s++) {
                rank[p][s] = random.nextInt(levels);
                band[p][s] = (rank[p][s] >= cut1 ? 1 : 0) + (rank[p][s] >= cut2 ? 1 : 0);
            }
        }
        return new Game(graph, moves(graph), rank, band);
    }

    private static MoveGraph listed(RandomGenerator random, int parties) {
        int states = 1 + random.nextInt(7);
        double density = random.nextDouble();
        int[][][] moves = new int[parties][states][];
        for (int p = 0; p < parties; p++) {
            for (int s = 0; s < states; s++) {
                List<Integer> targets = new ArrayList<>();
                for (int t = 0; t < states; t++) {
                    if (t != s && random.nextDouble() < density) {
                        targets.add(t);
                    }
                }
                moves[p][s] = targets.stream().mapToInt(Integer::intValue).toArray();
            }
        }
        return ListedMoves.of(moves);
    }

    private static MoveGraph byOptions(RandomGenerator random, int parties) {
        int n = 1 + random.nextInt(4);
        boolean reversible = random.nextBoolean();
        List<Option> options = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int k = 0; k < n; k++) {
            Option.Turn turn = Option.Turn.values()[reversible ? 0 : random.nextInt(3)];
            options.add(new Option("o" + k, "", random.nextInt(parties), turn, new TreeMap<>()));
            names.add("o" + k);
        }
        List<Condition> rules = new ArrayList<>();
        if (n > 1 && random.nextBoolean()) {
            rules.add(Condition.parse("not (o0 and o1)", names));
        }
        if (n > 2 && random.nextBoolean()) {
            rules.add(Condition.parse("o2 or o0", names));
        }
        List<StateSpace.Merge> merges = n > 1 && random.nextInt(3) == 0
                ? List.of(new StateSpace.Merge("m", Condition.parse("o1 and (o0 or not o0)", names)))
                : List.of();
        return StateSpace.of(n, rules, merges, false).moves(options, parties);
    }

    static int[][][] moves(MoveGraph graph) {
        int[][][] moves = new int[graph.parties()][graph.states()][];
        int[] buffer = new int[graph.most()];
        for (int p = 0; p < graph.parties(); p++) {
            for (int s = 0; s < graph.states(); s++) {
                moves[p][s] = Arrays.copyOf(buffer, graph.from(p, s, buffer));
            }
        }
        return moves;
    }
}
