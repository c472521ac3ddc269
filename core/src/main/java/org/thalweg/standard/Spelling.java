package org.thalweg.standard;

import java.util.Collection;
import java.util.Comparator;

/** Finds what somebody meant to write. */
public final class Spelling {
    private Spelling() {}

    /**
     * The known word nearest to a word: fewest single letters inserted, removed or changed (Levenshtein 1966), the first
     * in alphabetical order among equals.
     *
     * @param word what was written
     * @param known known words, at least one
     * @return the nearest
     */
    public static String nearest(String word, Collection<String> known) {
        return known.stream()
                .sorted()
                .min(Comparator.comparingInt(k -> distance(word, k)))
                .orElseThrow(() -> new IllegalArgumentException("no known words"));
    }

    /**
     * Levenshtein distance.
     *
     * @param a a word
     * @param b another
     * @return least number of letters inserted, removed or changed that turns one into the other
     */
    public static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
