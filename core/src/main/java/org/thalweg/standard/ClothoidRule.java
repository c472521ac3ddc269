package org.thalweg.standard;

import java.util.List;

/**
 * Length of the clothoid between a tangent and an arc, by the arc's radius: linear between the rows of a table, constant
 * outside them. A standard with one fixed length has one row.
 *
 * @param radii radii (m), strictly ascending
 * @param lengths clothoid lengths (m), one per radius
 * @param exemptionRadius arcs of this radius (m) or more need no clothoid; infinity when all need one
 */
public record ClothoidRule(List<Double> radii, List<Double> lengths, double exemptionRadius) {
    /** Copies and checks the table. */
    public ClothoidRule {
        radii = List.copyOf(radii);
        lengths = List.copyOf(lengths);
        if (radii.isEmpty() || radii.size() != lengths.size()) {
            throw new IllegalArgumentException("a clothoid table needs as many lengths as radii, and at least one");
        }
        for (int i = 0; i < radii.size(); i++) {
            if (!(radii.get(i) > 0) || !(lengths.get(i) >= 0) || (i > 0 && radii.get(i) <= radii.get(i - 1))) {
                throw new IllegalArgumentException("clothoid table row " + (i + 1) + " is out of order or not positive");
            }
        }
        if (!(exemptionRadius > 0)) {
            throw new IllegalArgumentException("the clothoid exemption radius must be positive");
        }
    }

    /**
     * The clothoid's length at an arc.
     *
     * @param radius the arc's radius (m), positive
     * @return length (m); 0 at the exemption radius and above
     */
    public double length(double radius) {
        if (radius >= exemptionRadius) {
            return 0;
        }
        int n = radii.size();
        if (radius <= radii.get(0)) {
            return lengths.get(0);
        }
        for (int i = 1; i < n; i++) {
            if (radius <= radii.get(i)) {
                double t = (radius - radii.get(i - 1)) / (radii.get(i) - radii.get(i - 1));
                return lengths.get(i - 1) + t * (lengths.get(i) - lengths.get(i - 1));
            }
        }
        return lengths.get(n - 1);
    }
}
