package org.thalweg.refine;

import java.util.List;
import org.thalweg.alignment.HorizontalAlignment;
import org.thalweg.alignment.StructureSpan;
import org.thalweg.alignment.VerticalAlignment;
import org.thalweg.cost.EarthValues;

/** The balance of earth along lines, and what material is worth to the section prices. A workspace. */
public interface EarthLedger {
    /**
     * Balances a line's earth.
     *
     * @param plan plan line
     * @param profile its profile
     * @param spans its structures
     * @return the balance beside the values in use
     */
    EarthValues.Account account(HorizontalAlignment plan, VerticalAlignment profile, List<StructureSpan> spans);

    /** What material is worth to the section prices now. @return the values in use */
    EarthValues values();

    /**
     * Changes what material is worth.
     *
     * @param values values to use from now on
     */
    void use(EarthValues values);
}
