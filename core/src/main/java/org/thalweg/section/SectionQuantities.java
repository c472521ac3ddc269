package org.thalweg.section;

/**
 * What an earthwork section needs per metre of line.
 *
 * @param left the half to the left of the axis
 * @param right the half to the right of the axis
 */
public record SectionQuantities(HalfQuantities left, HalfQuantities right) {
    /**
     * Cut in soil.
     *
     * @return area (m2)
     */
    public double cutSoil() {
        return left.cutSoil() + right.cutSoil();
    }

    /**
     * Cut in rock.
     *
     * @return area (m2)
     */
    public double cutRock() {
        return left.cutRock() + right.cutRock();
    }

    /**
     * Fill.
     *
     * @return area (m2)
     */
    public double fill() {
        return left.fill() + right.fill();
    }

    /**
     * Face of retaining walls.
     *
     * @return face (m2 per m)
     */
    public double wallFace() {
        return left.wallFace() + right.wallFace();
    }

    /**
     * Width of the footprint, from toe to toe.
     *
     * @return width (m)
     */
    public double width() {
        return left.width() + right.width();
    }

    /**
     * Whether both sides can be built.
     *
     * @return true if so
     */
    public boolean feasible() {
        return left.feasible() && right.feasible();
    }
}
