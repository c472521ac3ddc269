package org.thalweg.terms;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * The inverse problem: what would have to change for a wished state to be an equilibrium.
 *
 * <p>Two answers. <i>Raises</i>: in the rankings, the wished state rises past as few states as possible, summed over the
 * parties, all else staying as it is; found best first, so the first answer is the least. <i>Edits</i>: in the statements,
 * the fewest single changes (another reading, a statement left out, a statement moved to another place), up to two; all sets
 * of that number are given.
 *
 * @param state the wished state
 * @param concept in which sense it is to be stable
 * @param already whether it is an equilibrium as things are
 * @param raises by party, the states that it must rise past; null when none was found
 * @param edits sets of edits, each of which makes it one; empty when none of up to two does
 * @param exact whether the search for raises was complete; otherwise fewer may do
 */
public record WishedOutcome(
        int state, Concept concept, boolean already, List<List<Integer>> raises, List<List<Edit>> edits, boolean exact) {
    /** Analyses allowed in the search for raises. */
    private static final int MOST_RAISES = 20_000;

    /** Pairs of edits tried at most. */
    private static final int MOST_PAIRS = 40_000;

    /**
     * A change of one statement.
     *
     * @param party whose
     * @param statement its name
     * @param words what changes, in words
     */
    public record Edit(int party, String statement, String words) {}

    /** An edit with what it makes of a stance. */
    private interface Change {
        Stance apply(Stance stance);
    }

    private record Candidate(Edit edit, int index, Change change) {}

    /**
     * Looks for the smallest change.
     *
     * @param model the model
     * @param figures figures of the study
     * @param concept in which sense the state is to be stable
     * @param state the wished state
     * @return what would have to change
     */
    public static WishedOutcome of(ConflictModel model, Figures figures, Concept concept, int state) {
        MoveGraph moves = ListedMoves.of(model.moves());
        Ranker ranker = new Ranker(model);
        Stance central = Stance.central(model, figures);
        Rankings rankings = ranker.rankings(central, concept.strong());
        if (stable(moves, rankings, model.joint(), concept, state)) {
            return new WishedOutcome(state, concept, true, List.of(), List.of(), true);
        }
        List<List<Integer>> raises = new ArrayList<>();
        boolean exact = raise(moves, rankings, model.joint(), concept, state, raises);
        List<List<Edit>> edits = edits(model, moves, ranker, central, concept, state);
        return new WishedOutcome(state, concept, false, raises.isEmpty() ? null : raises, edits, exact);
    }

    private static boolean stable(MoveGraph moves, Rankings rankings, JointMoves joint, Concept concept, int state) {
        return Stability.of(moves, rankings, joint, concept.strong()).equilibria(concept).get(state);
    }

    // Raises.

    /** How far the state has risen for each party (in distinct ranks), and past how many states in all. */
    private record Raised(int[] steps, int passed) {}

    private static boolean raise(
            MoveGraph moves, Rankings rankings, JointMoves joint, Concept concept, int state, List<List<Integer>> into) {
        PriorityQueue<Raised> queue = new PriorityQueue<>(
                Comparator.comparingInt(Raised::passed).thenComparing(r -> Arrays.toString(r.steps())));
        Set<String> seen = new HashSet<>();
        queue.add(new Raised(new int[rankings.parties()], 0));
        for (int tried = 0; tried < MOST_RAISES && !queue.isEmpty(); tried++) {
            Raised now = queue.remove();
            Rankings changed = rankings;
            for (int p = 0; p < now.steps().length; p++) {
                changed = now.steps()[p] == 0 ? changed : changed.with(p, raised(rankings, p, state, now.steps()[p]));
            }
            Stability stability = Stability.of(moves, changed, joint, concept.strong());
            if (stability.equilibria(concept).get(state)) {
                for (int p = 0; p < now.steps().length; p++) {
                    into.add(passed(rankings, p, state, now.steps()[p]));
                }
                return true;
            }
            for (int p = 0; p < now.steps().length; p++) {
                int[] steps = now.steps().clone();
                steps[p]++;
                int more = passed(rankings, p, state, steps[p]).size() - passed(rankings, p, state, steps[p] - 1).size();
                if (more > 0 && seen.add(Arrays.toString(steps))) {
                    queue.add(new Raised(steps, now.passed() + more));
                }
            }
        }
        return queue.isEmpty();
    }

    /** Ranks with a state lifted to those that stood so many distinct ranks above it. */
    private static int[] raised(Rankings rankings, int p, int state, int steps) {
        int[] ranks = rankings.ranks(p).clone();
        ranks[state] += steps;
        return ranks;
    }

    /** States that stood above and stand above no more. */
    private static List<Integer> passed(Rankings rankings, int p, int state, int steps) {
        int from = rankings.rank(p, state);
        List<Integer> out = new ArrayList<>();
        for (int t = 0; t < rankings.states(); t++) {
            if (rankings.rank(p, t) > from && rankings.rank(p, t) <= from + steps) {
                out.add(t);
            }
        }
        return out;
    }

    // Edits.

    private static List<List<Edit>> edits(
            ConflictModel model, MoveGraph moves, Ranker ranker, Stance central, Concept concept, int state) {
        List<Candidate> all = candidates(model, central);
        List<List<Edit>> found = new ArrayList<>();
        for (Candidate a : all) {
            if (stable(moves, ranker.rankings(a.change().apply(central), concept.strong()), model.joint(), concept, state)) {
                found.add(List.of(a.edit()));
            }
        }
        int pairs = 0;
        for (int i = 0; i < all.size() && found.stream().noneMatch(f -> f.size() == 1); i++) {
            for (int j = i + 1; j < all.size() && pairs < MOST_PAIRS; j++) {
                Candidate a = all.get(i);
                Candidate b = all.get(j);
                if (a.edit().party() == b.edit().party() && a.index() == b.index()) {
                    continue;
                }
                pairs++;
                Stance both = b.change().apply(a.change().apply(central));
                if (stable(moves, ranker.rankings(both, concept.strong()), model.joint(), concept, state)) {
                    found.add(List.of(a.edit(), b.edit()));
                }
            }
        }
        return found;
    }

    private static List<Candidate> candidates(ConflictModel model, Stance central) {
        List<Candidate> all = new ArrayList<>();
        for (int p = 0; p < model.parties().size(); p++) {
            List<Statement> statements = Stance.statements(model, p);
            int party = p;
            for (int k = 0; k < statements.size(); k++) {
                int statement = k;
                Statement s = statements.get(k);
                for (int r = 1; r < s.readings().size(); r++) {
                    int reading = r;
                    String words = "is read as '" + s.readings().get(r).words() + "'";
                    all.add(new Candidate(new Edit(p, s.name(), words), k, x -> x.reading(party, statement, reading)));
                }
                all.add(new Candidate(new Edit(p, s.name(), "is left out"), k, x -> x.order(party, without(x, party, statement))));
                for (int to = 0; to < statements.size(); to++) {
                    int place = to;
                    if (to != k) {
                        String words = "moves from place " + (k + 1) + " to " + (to + 1);
                        all.add(new Candidate(new Edit(p, s.name(), words), k, x -> x.order(party, moved(x, party, statement, place))));
                    }
                }
            }
        }
        return all;
    }

    private static int[] without(Stance stance, int party, int statement) {
        return Arrays.stream(stance.order()[party]).filter(k -> k != statement).toArray();
    }

    private static int[] moved(Stance stance, int party, int statement, int place) {
        int[] rest = without(stance, party, statement);
        int at = Math.min(place, rest.length);
        int[] order = new int[rest.length + 1];
        System.arraycopy(rest, 0, order, 0, at);
        order[at] = statement;
        System.arraycopy(rest, at, order, at + 1, rest.length - at);
        return order;
    }
}
