package org.thalweg.cost;

import org.thalweg.terrain.GridFrame;
import org.thalweg.territory.Site;

/**
 * Tells whether a site has surcharges or water anywhere near a cell, so that a section where there are none need not ask
 * for them at every sample. Learned by blocks of cells as they are asked for: most blocks no line ever comes near. Not for
 * two threads at once.
 */
final class SiteMarks {
    /** Set where there is surcharge near. */
    static final int SURCHARGE = 1;
    /** Set where there is water near. */
    static final int WATER = 2;

    private static final int BLOCK = 8;
    private static final byte KNOWN = 4;

    private final Site site;
    private final GridFrame frame;
    private final int all;
    private final int columns;
    private final byte[] blocks;

    /**
     * Prepares marks.
     *
     * @param site the site
     * @param surcharged whether it has any surcharge
     * @param watered whether it has any water
     */
    SiteMarks(Site site, boolean surcharged, boolean watered) {
        this.site = site;
        this.frame = site.frame();
        this.all = (surcharged ? SURCHARGE : 0) | (watered ? WATER : 0);
        this.columns = (frame.columns() + BLOCK - 1) / BLOCK;
        this.blocks = new byte[all == 0 ? 0 : columns * ((frame.rows() + BLOCK - 1) / BLOCK)];
    }

    /**
     * What there may be near a cell.
     *
     * @param cell index of the cell
     * @param reach distance from the cell's place (m)
     * @return {@link #SURCHARGE} and {@link #WATER}; what is not set is not there within the reach
     */
    int near(int cell, double reach) {
        if (all == 0 || reach > (BLOCK - 1) * frame.cell()) {
            return all;
        }
        int column = cell % frame.columns() / BLOCK;
        int row = cell / frame.columns() / BLOCK;
        int at = row * columns + column;
        if (blocks[at] == 0) {
            blocks[at] = (byte) (KNOWN | look(column * BLOCK, row * BLOCK));
        }
        return blocks[at] & all;
    }

    /** Looks at a block and those about it. */
    private int look(int column, int row) {
        int found = 0;
        for (int r = Math.max(0, row - BLOCK); r < Math.min(frame.rows(), row + 2 * BLOCK); r++) {
            for (int c = Math.max(0, column - BLOCK); c < Math.min(frame.columns(), column + 2 * BLOCK); c++) {
                int i = r * frame.columns() + c;
                found |= site.surcharge()[i] != 0 ? SURCHARGE : 0;
                found |= Float.isNaN(site.water()[i]) ? 0 : WATER;
            }
        }
        return found;
    }
}
