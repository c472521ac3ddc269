package org.thalweg.refine;

import java.util.List;
import java.util.function.Function;
import org.thalweg.alignment.HorizontalAlignment;
import org.thalweg.alignment.StructureSpan;
import org.thalweg.alignment.VerticalAlignment;
import org.thalweg.cost.EarthValues;
import org.thalweg.cost.LongTunnels;
import org.thalweg.refine.LineRefiner.Outcome;
import org.thalweg.refine.LineRefiner.Refined;

/**
 * What only the whole line can tell, and prices of one place stand in for: what its dug material is worth, and what its
 * tunnels pay by their length. Finds a line's profile anew with prices that the line itself suggests, and keeps the best by
 * what the whole line costs; the prices that it was found with stay in use.
 */
final class WholeLine {
    /** Parts of the way from the prices of earth in use to those of a line's own balance that are tried. */
    private static final double[] WEIGHED = {0.5, 1};

    /**
     * Share of the objective by which the balance must exceed the local prices of earth before others are tried, and that
     * these must save before the passes go on with them: less is within what the passes themselves win and lose by chance.
     */
    static final double WORTH = 0.02;

    /** Null where earth has one price everywhere. */
    private final EarthLedger earth;
    /** Null where tunnels pay their rate alone. */
    private final TunnelLedger tunnels;

    WholeLine(EarthLedger earth, TunnelLedger tunnels) {
        this.earth = earth;
        this.tunnels = tunnels;
    }

    /** The same for a part of a line: what a tunnel pays is known from the whole alone. */
    WholeLine ofPart() {
        return new WholeLine(earth, null);
    }

    /** What a line costs beyond its local prices (money). */
    double excess(HorizontalAlignment plan, VerticalAlignment profile, List<StructureSpan> spans) {
        return (earth == null ? 0 : earth.account(plan, profile, spans).excess())
                + (tunnels == null ? 0 : tunnels.excess(plan, spans));
    }

    /**
     * Finds the profile anew with earth at what the line's own balance says, half of the way to it and all of it; the best
     * of these and the line is taken, and the values that it was found with stay in use. All of the way may be too far:
     * where much is wasted the profile seeks fill, and then may borrow. Where the excess of the balance over the local
     * prices is small nothing is tried: for every profile the balance costs at least what local prices say (weak duality),
     * so that the excess is the most that can be won on this plan.
     *
     * @param line the line
     * @param worth share of the objective that must be saved before values change
     * @param profile finds a line's profile anew
     * @return the best
     */
    Refined weighed(Refined line, double worth, Function<Refined, Outcome> profile) {
        if (earth == null) {
            return line;
        }
        EarthValues was = earth.values();
        EarthValues.Account account = earth.account(line.plan(), line.profile(), spans(line));
        if (account.excess() < WORTH * line.objective()) {
            return line;
        }
        Refined best = line;
        EarthValues used = was;
        for (double share : WEIGHED) {
            earth.use(was.towards(line.plan(), account, share));
            Outcome next = profile.apply(line);
            if (better(next, best) && next.line().get().objective() < (1 - worth) * line.objective()) {
                best = next.line().get();
                used = earth.values();
            }
        }
        earth.use(used);
        return best;
    }

    /**
     * Finds the profile anew with long tunnels at what each metre pays, and at what leads to tunnels as short as a limit
     * allows. Where neither is better the first stays in use all the same: it is the truth about these tunnels.
     *
     * @param line the line
     * @param profile finds a line's profile anew
     * @return the best
     */
    Refined shortened(Refined line, Function<Refined, Outcome> profile) {
        if (tunnels == null || tunnels.due(spans(line)) == 0) {
            return line;
        }
        LongTunnels asLong = tunnels.about(line.plan(), spans(line), false);
        Refined best = line;
        LongTunnels used = asLong;
        for (LongTunnels tried : List.of(asLong, tunnels.about(line.plan(), spans(line), true))) {
            tunnels.use(tried);
            Outcome next = profile.apply(line);
            if (better(next, best)) {
                best = next.line().get();
                used = tried;
            }
        }
        tunnels.use(used);
        return best;
    }

    private static boolean better(Outcome next, Refined best) {
        return next.line().isPresent()
                && next.line().get().sites() == best.sites()
                && next.line().get().objective() < best.objective();
    }

    private static List<StructureSpan> spans(Refined line) {
        return line.solution().spans(line.grid());
    }
}
