package org.thalweg.export;

import java.util.Objects;
import org.thalweg.alignment.Alignment;
import org.thalweg.standard.Mode;

/**
 * A line as a file gives it.
 *
 * @param crs projected CRS of its coordinates, {@code EPSG:n}
 * @param mode what it carries
 * @param standard id of the standard that it was drawn to
 * @param alignment the exact line
 */
public record AlignmentFile(String crs, Mode mode, String standard, Alignment alignment) {
    /** Checks that nothing is missing. */
    public AlignmentFile {
        Objects.requireNonNull(crs);
        Objects.requireNonNull(mode);
        Objects.requireNonNull(standard);
        Objects.requireNonNull(alignment);
    }
}
