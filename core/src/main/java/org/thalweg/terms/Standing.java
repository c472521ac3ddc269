package org.thalweg.terms;

import java.util.ArrayList;
import java.util.List;

/**
 * What the statements of a model rest on, counted: one for each reading of a statement, one for each ranking.
 *
 * @param statements all of them
 * @param paired those whose source is known to hold them
 * @param listed those that stand in one of several sources, which is not known
 * @param assumed those that nobody is known to have made
 * @param unstated those without any word on it
 * @param verified those whose source was read for the model
 */
public record Standing(int statements, int paired, int listed, int assumed, int unstated, int verified) {
    /**
     * Counts the statements of all parties.
     *
     * @param model the model
     * @return their standing
     */
    public static Standing of(ConflictModel model) {
        List<Evidence> all = new ArrayList<>();
        for (Preference p : model.preferences()) {
            if (p instanceof Preference.Ranked ranked) {
                all.add(ranked.evidence());
            } else if (p instanceof Preference.Prioritised prioritised) {
                prioritised.statements().forEach(s -> s.readings().forEach(r -> all.add(r.evidence())));
            }
        }
        return of(all);
    }

    /**
     * Counts pieces of evidence.
     *
     * @param all the pieces
     * @return their standing
     */
    public static Standing of(List<Evidence> all) {
        return new Standing(all.size(), count(all, Evidence.Basis.PAIRED), count(all, Evidence.Basis.LISTED),
                count(all, Evidence.Basis.ASSUMED), count(all, Evidence.Basis.UNSTATED),
                (int) all.stream().filter(Evidence::verified).count());
    }

    private static int count(List<Evidence> all, Evidence.Basis basis) {
        return (int) all.stream().filter(e -> e.basis() == basis).count();
    }

    /**
     * The caveat in words.
     *
     * @return one or two sentences
     */
    public String words() {
        if (statements == unstated) {
            return "The model names no source for what the parties prefer.";
        }
        List<String> parts = new ArrayList<>();
        add(parts, paired, "named with the source that it stands in");
        add(parts, listed, "known only to stand in one of a list of sources");
        add(parts, assumed, "assumed by the model, without a source");
        add(parts, unstated, "given without any source");
        String opened = verified == statements ? "Every source was opened for this model."
                : verified == 0 ? "No source was opened again for this model." : verified + " were checked against the source for this model.";
        return "Of " + statements + (statements == 1 ? " statement" : " statements (each reading counts as one)") + ", "
                + String.join(", ", parts) + ". " + opened;
    }

    private static void add(List<String> parts, int n, String words) {
        if (n > 0) {
            parts.add(n + (n == 1 ? " is " : " are ") + words);
        }
    }
}
