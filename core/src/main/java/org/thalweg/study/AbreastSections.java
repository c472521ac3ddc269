package org.thalweg.study;

import java.util.Arrays;
import org.thalweg.alignment.HorizontalAlignment;
import org.thalweg.cost.StreamPrices;
import org.thalweg.refine.LineRefiner;
import org.thalweg.standard.Structure;

/**
 * What a metre of a line costs together with a metre of another that runs abreast of it: the one on its own section, the
 * other on the section at its side, at the height near the first line's and with the structure that cost least there. So a
 * line whose prices these are leaves the other the room that the other is worth, where a line planned alone takes it.
 *
 * <p>The other's heights and structures are chosen section by section, without its grades and the ends of its structures:
 * it is planned in full afterwards. A workspace, as the sections of both lines are.
 */
final class AbreastSections implements LineRefiner.SectionPrices {
    /**
     * Height (m) by which the other line may lie above or below. One formation in common asks for none and costs most on
     * slopes; a height that changes freely from section to section is one that no line has.
     */
    private static final double REACH = 4;

    private static final int STRUCTURES = Structure.values().length;

    private final LineRefiner.SectionPrices own;
    private final LineRefiner.SectionPrices other;
    private final double offset;
    /** Scratch: prices of the other line by structure and elevation, and the least of them by elevation. */
    private float[] section = {};

    private float[] least = {};

    /**
     * Joins the prices of two lines.
     *
     * @param own prices of the line
     * @param other prices of the line abreast
     * @param offset distance of that line's axis (m), positive to the right
     */
    AbreastSections(LineRefiner.SectionPrices own, LineRefiner.SectionPrices other, double offset) {
        this.own = own;
        this.other = other;
        this.offset = offset;
    }

    @Override
    public void price(double x, double y, double heading, double fromEnd, double zBase, double zStep, int n,
            float[] out, int first) {
        own.price(x, y, heading, fromEnd, zBase, zStep, n, out, first);
        int reach = (int) StrictMath.ceil(REACH / zStep);
        findLeast(x + offset * StrictMath.cos(heading), y - offset * StrictMath.sin(heading), heading, fromEnd,
                zBase - reach * zStep, zStep, n + 2 * reach);
        for (int k = 0; k < n; k++) {
            float price = least[k];
            for (int j = k + 1; j <= k + 2 * reach; j++) {
                price = Math.min(price, least[j]);
            }
            for (int s = 0; s < STRUCTURES; s++) {
                out[first + s * n + k] += price;
            }
        }
    }

    /** The other line's least price over structures at each elevation. */
    private void findLeast(double x, double y, double heading, double fromEnd, double zBase, double zStep, int n) {
        if (least.length < n) {
            least = new float[n];
            section = new float[STRUCTURES * n];
        }
        other.price(x, y, heading, fromEnd, zBase, zStep, n, section, 0);
        Arrays.fill(least, 0, n, Float.POSITIVE_INFINITY);
        for (int s = 0; s < STRUCTURES; s++) {
            for (int k = 0; k < n; k++) {
                least[k] = Math.min(least[k], section[s * n + k]);
            }
        }
    }

    @Override
    public StreamPrices streams(HorizontalAlignment plan) {
        return own.streams(plan);
    }
}
