package org.thalweg.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import org.thalweg.audit.Finding;
import org.thalweg.standard.Mode;

/** Findings that readers should know, in sentences. */
final class Notes {
    private Notes() {}

    static List<String> of(Scenario scenario, List<Alternative> alternatives, SortedMap<Mode, Double> floors) {
        List<String> notes = new ArrayList<>();
        floors.forEach((mode, floor) -> notes.add(String.format(
                Locale.ROOT,
                "No %s between these gates that stays inside the territory can be shorter than %.1f km in plan, whatever"
                        + " it costs.",
                mode.slug(),
                floor / 1000)));
        for (Alternative a : alternatives) {
            a.lines().forEach((mode, line) -> broken(a, mode, line, notes));
            a.differences().forEach((other, share) -> same(a, other, share, notes));
        }
        return notes;
    }

    private static void broken(Alternative a, Mode mode, Line line, List<String> notes) {
        for (Finding f : line.audit().findings()) {
            if (!f.ok()) {
                notes.add(String.format(
                        Locale.ROOT,
                        "The %s of '%s' breaks the rule '%s' at station %.0f m: %.4g %s, the limit is %.4g %s.",
                        mode.slug(),
                        a.spec().name(),
                        f.rule(),
                        f.station(),
                        f.worst(),
                        f.unit(),
                        f.limit(),
                        f.unit()));
            }
        }
    }

    private static void same(Alternative a, String other, double share, List<String> notes) {
        if (share < 0.3) {
            notes.add(String.format(
                    Locale.ROOT,
                    "'%s' and '%s' are variants of one route: only %.0f %% of the length lies more than 200 m apart (30 %%"
                            + " would make them different).",
                    a.spec().name(),
                    other,
                    100 * share));
        }
    }
}
