// SPDX-License-Identifier: Apache-2.0
package dev.churnscope;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Suggests the known word that an unknown one probably stands for. */
public final class Spelling {

    /** Minimum length for a match by prefix or substring: shorter ones match too many words. */
    private static final int MIN_LETTERS = 3;

    /** One wrong letter per this many is tolerated; with more, any word would be near to any other. */
    private static final int LETTERS_FOR_A_MISTAKE = 3;

    private Spelling() {}

    /** Returns the word that is nearest to a misspelt or incomplete one; empty if none is near. */
    public static Optional<String> nearest(String word, Collection<String> words) {
        String typed = word.toLowerCase(Locale.ROOT);
        String nearest = null;
        int fewest = Integer.MAX_VALUE;
        for (String candidate : words) {
            int mistakes = distance(typed, candidate);
            if (mistakes < fewest && mistakes * LETTERS_FOR_A_MISTAKE <= Math.max(typed.length(), candidate.length())) {
                fewest = mistakes;
                nearest = candidate;
            }
        }
        return nearest != null ? Optional.of(nearest) : containing(typed, words);
    }

    /** Prefers a prefix to any other substring. */
    private static Optional<String> containing(String part, Collection<String> words) {
        if (part.length() < MIN_LETTERS) {
            return Optional.empty();
        }
        return words.stream()
                .filter(word -> word.startsWith(part))
                .findFirst()
                .or(() -> words.stream().filter(word -> word.contains(part)).findFirst());
    }

    /** Levenshtein distance. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, 1 + Math.min(row[j - 1], row[j]));
            }
        }
        return row[b.length()];
    }
}
