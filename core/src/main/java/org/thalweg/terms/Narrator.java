package org.thalweg.terms;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;

/** Tells why a state is stable or not, in sentences: who would move, who can answer, and who likes that better or worse. */
public final class Narrator {
    /** Improvements told one by one; the others are counted. */
    private static final int TOLD = 3;

    /** Horizon up to which the expected line of play is told: it is found by trying all of them. */
    private static final int FARTHEST_TOLD = 6;

    private final ConflictModel model;
    private final MoveGraph moves;
    private final Rankings rankings;
    private final int[] buffer;
    private final java.util.SortedSet<Integer> told = new java.util.TreeSet<>();

    /**
     * A narrator.
     *
     * @param model the model, for names
     * @param rankings what the parties like
     */
    public Narrator(ConflictModel model, Rankings rankings) {
        this.model = model;
        this.moves = model.moves();
        this.rankings = rankings;
        this.buffer = new int[moves.most()];
    }

    private String party(int p) {
        return model.parties().get(p).title();
    }

    private String state(int s) {
        told.add(s);
        return model.space().name(s);
    }

    /**
     * The states that sentences have named so far.
     *
     * @return in rising order
     */
    public List<Integer> told() {
        return List.copyOf(told);
    }

    private List<Integer> targets(int p, int s) {
        List<Integer> out = new ArrayList<>();
        int n = moves.from(p, s, buffer);
        for (int k = 0; k < n; k++) {
            out.add(buffer[k]);
        }
        return out;
    }

    /** Improvements of a party, best first. */
    private List<Integer> improvements(int p, int s) {
        List<Integer> out = targets(p, s);
        out.removeIf(t -> rankings.rank(p, t) <= rankings.rank(p, s));
        out.sort((a, b) -> rankings.rank(p, b) - rankings.rank(p, a));
        return out;
    }

    /** A way of the others to an answer. */
    private record Way(int state, int mover, Way before) {}

    /** The shortest legal way of the others from a state to one that passes a test; null when there is none. */
    private Way answer(int p, int from, boolean improving, IntPredicate test) {
        ArrayDeque<Way> queue = new ArrayDeque<>();
        Set<Long> seen = new HashSet<>();
        queue.add(new Way(from, -1, null));
        while (!queue.isEmpty()) {
            Way way = queue.remove();
            if (way.before() != null && (test.test(way.state()) || model.joint() == JointMoves.SINGLE_MOVE)) {
                if (test.test(way.state())) {
                    return way;
                }
                continue;
            }
            for (int q = 0; q < moves.parties(); q++) {
                if (q == p || q == way.mover()) {
                    continue;
                }
                for (int t : improving ? improvements(q, way.state()) : targets(q, way.state())) {
                    if (seen.add((long) t * moves.parties() + q)) {
                        queue.add(new Way(t, q, way));
                    }
                }
            }
        }
        return null;
    }

    private String told(Way way) {
        List<Way> steps = new ArrayList<>();
        for (Way w = way; w.before() != null; w = w.before()) {
            steps.add(0, w);
        }
        StringBuilder out = new StringBuilder(party(steps.get(0).mover())).append(" can answer with ").append(state(steps.get(0).state()));
        for (int k = 1; k < steps.size(); k++) {
            out.append(k + 1 == steps.size() ? " and " : ", ").append(party(steps.get(k).mover())).append(" then with ")
                    .append(state(steps.get(k).state()));
        }
        return out.toString();
    }

    private String compared(int p, int t, int s) {
        int d = rankings.rank(p, t) - rankings.rank(p, s);
        return party(p) + (d < 0 ? " likes less than " : " likes no better than ") + state(s);
    }

    /**
     * Why a state is stable for a party, or not.
     *
     * @param concept in which sense
     * @param p the party
     * @param s the state
     * @return a sentence or a few
     */
    public String reason(Concept concept, int p, int s) {
        List<Integer> better = improvements(p, s);
        if (better.isEmpty()) {
            return targets(p, s).isEmpty()
                    ? party(p) + " has no move from " + state(s) + "."
                    : party(p) + " can move from " + state(s) + ", but to nothing that it likes better.";
        }
        if (concept == Concept.NASH) {
            return party(p) + " would move from " + state(s) + " to " + state(better.get(0)) + ", which it likes better.";
        }
        IntPredicate worse = t -> concept.strong() ? rankings.band(p, t) < rankings.band(p, s) : rankings.rank(p, t) <= rankings.rank(p, s);
        IntPredicate stands = t -> worse.test(t) && targets(p, t).stream().allMatch(worse::test);
        boolean symmetric = concept == Concept.SMR || concept == Concept.STRONG_SMR;
        boolean credible = concept == Concept.SEQ || concept == Concept.STRONG_SEQ;
        List<String> answered = new ArrayList<>();
        for (int s1 : better) {
            Way way = answer(p, s1, credible, symmetric ? stands : worse);
            String would = party(p) + " would move from " + state(s) + " to " + state(s1) + "; ";
            if (way == null) {
                return would + unanswered(concept, p, s, s1, worse) + ".";
            }
            String how = concept.strong() ? party(p) + " likes strongly less than " + state(s) : compared(p, way.state(), s);
            answered.add(would + told(way) + ", which " + how
                    + (symmetric ? " and cannot mend by another move" : credible ? ", and each who answers gains by it" : "") + ".");
        }
        int rest = answered.size() - TOLD;
        return String.join(" ", answered.subList(0, Math.min(TOLD, answered.size())))
                + (rest > 0 ? " " + rest + " more improvement" + (rest > 1 ? "s are" : " is") + " answered likewise." : "");
    }

    private String unanswered(Concept concept, int p, int s, int s1, IntPredicate worse) {
        Way any = answer(p, s1, false, worse);
        String hurt = concept.strong() ? "strongly less than " : "no better than ";
        if (any == null) {
            return "the others have no answer that " + party(p) + " likes " + hurt + state(s);
        }
        if (concept == Concept.SMR || concept == Concept.STRONG_SMR) {
            int best = any.state();
            for (int t : targets(p, any.state())) {
                best = rankings.rank(p, t) > rankings.rank(p, best) ? t : best;
            }
            return told(any) + ", but from there " + party(p) + " can move on to " + state(best);
        }
        return told(any) + ", but only against the interest of one who would have to move";
    }

    /**
     * Why a state is stable for a party that looks ahead, or not.
     *
     * @param horizon moves looked ahead
     * @param p the party
     * @param s the state
     * @return a sentence
     */
    public String foresight(int horizon, int p, int s) {
        List<Integer> targets = targets(p, s);
        if (targets.isEmpty()) {
            return party(p) + " has no move from " + state(s) + ".";
        }
        if (horizon > FARTHEST_TOLD) {
            boolean stays = Foresight.limited(moves, rankings, horizon).stable()[p].get(s);
            return "Looking " + horizon + " moves ahead, " + party(p) + (stays ? " stays at " : " moves from ") + state(s) + ".";
        }
        int[] plan = Foresight.plan(moves, rankings, horizon, p, s);
        String ahead = "Looking " + horizon + (horizon == 1 ? " move" : " moves") + " ahead, " + party(p);
        String end = plan[1] == plan[0] ? "where play would end" : "from where the others would lead it to " + state(plan[1]);
        return rankings.rank(p, plan[1]) > rankings.rank(p, s)
                ? ahead + " would move from " + state(s) + " to " + state(plan[0]) + ", " + end + ", which it likes better than "
                        + state(s) + "."
                : ahead + " stays at " + state(s) + ": its best move would be to " + state(plan[0]) + ", " + end
                        + ", which it likes no better.";
    }

    /**
     * Why a state is stable for a group, or not.
     *
     * @param groups stability of groups
     * @param concept in which sense
     * @param group members, bit by bit
     * @param s the state
     * @return a sentence
     */
    public String group(CoalitionStability groups, Concept concept, int group, int s) {
        String who = String.join(" and ", model.titles(group));
        int[] better = groups.improvements(group, s);
        if (better.length == 0) {
            return who + " can reach nothing from " + state(s) + " that all of them like better.";
        }
        if (groups.stable(concept, group, s)) {
            return who + " could move together from " + state(s) + " to " + state(better[0])
                    + (better.length > 1 ? " or " + (better.length - 1) + " more" : "")
                    + ", but the others can answer each so that one of them is no better off.";
        }
        int to = better[0];
        for (int t : better) {
            // Of several, the one that some state keeps: an improvement of the group that it would not leave again.
            to = groups.improvements(group, to).length > groups.improvements(group, t).length ? t : to;
        }
        return who + (Integer.bitCount(group) > 1 ? " would move together from " : " would move from ") + state(s) + " to "
                + state(to) + (Integer.bitCount(group) > 1 ? ", which all of them like better" : ", which it likes better")
                + (concept == Concept.NASH ? "." : ", and not every such move can be answered.");
    }
}
