package org.thalweg.security;

import java.util.Objects;
import java.util.concurrent.ExecutorService;
import org.thalweg.terrain.GridFrame;
import org.thalweg.terrain.GridTerrain;

/**
 * How many observers of a watch see a target on the ground of each cell: a cumulative viewshed, in the fast mode.
 *
 * @param observers the observers
 * @param frame the ground's frame
 * @param seeing observers that see each cell, in the frame's layout; must not be written to
 */
public record VisibilityMap(Observers observers, GridFrame frame, int[] seeing) {
    /** Checks. */
    public VisibilityMap {
        Objects.requireNonNull(observers);
        if (seeing.length != frame.size()) {
            throw new IllegalArgumentException("a visibility map needs one count per cell");
        }
    }

    /**
     * Looks around from every observer.
     *
     * @param observers the observers
     * @param terrain the ground
     * @param pool threads; the answer does not depend on their number
     * @return map
     */
    public static VisibilityMap of(Observers observers, GridTerrain terrain, ExecutorService pool) {
        Watch watch = observers.watch();
        int[] total = new int[terrain.frame().size()];
        GridFrame frame = terrain.frame();
        // No further than across the raster, and at least to the next cell.
        double across = frame.cell() * (Math.hypot(frame.columns(), frame.rows()) + 1);
        double reach = Math.min(across, Math.max(watch.reach(), frame.cell()));
        Viewshed first = new Viewshed(terrain, watch.earth(), reach, watch.target());
        Spread.over(observers.cells().length, pool, (from, to) -> {
            Viewshed viewshed = first.copy();
            int[] part = new int[total.length];
            for (int o = from; o < to; o++) {
                viewshed.add(observers.cells()[o], watch.eye(), part);
            }
            // Whole numbers: the order of adding does not matter.
            synchronized (total) {
                for (int i = 0; i < part.length; i++) {
                    total[i] += part[i];
                }
            }
            return from;
        });
        return new VisibilityMap(observers, terrain.frame(), total);
    }

    /**
     * The share of all observers that see a cell.
     *
     * @param cell cell of the frame
     * @return share, 0 to 1; 0 without observers
     */
    public double share(int cell) {
        return observers.cells().length == 0 ? 0 : (double) seeing[cell] / observers.cells().length;
    }

    /**
     * The shares of all cells.
     *
     * @return share for each cell of the frame, 0 to 1
     */
    public float[] shares() {
        float[] shares = new float[seeing.length];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = (float) share(i);
        }
        return shares;
    }
}
