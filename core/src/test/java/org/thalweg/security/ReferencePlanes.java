package org.thalweg.security;

import org.thalweg.terrain.GridFrame;
import org.thalweg.terrain.GridTerrain;

/**
 * The viewshed of Wang, Robinson and White ("Generating viewsheds without using sightlines", 2000), written from the
 * paper's idea: a cell is seen when it is not below the plane through the eye and the two cells before it, whose heights are
 * raised to their own planes. It tells what of a difference to GDAL is the method's, and what is a fault of its start.
 */
final class ReferencePlanes {
    private final GridTerrain terrain;
    private final GridFrame frame;
    private final double drop;
    private final double eye;
    private final double target;
    private final double reach;
    private final int column;
    private final int row;
    private final boolean lowStart;
    private final double level;
    private final double[] plane;
    private final boolean[] seen;

    private ReferencePlanes(GridTerrain terrain, double drop, int observer, double eye, double target, double reach,
            boolean lowStart) {
        this.terrain = terrain;
        this.frame = terrain.frame();
        this.drop = drop;
        this.eye = eye;
        this.target = target;
        this.reach = reach;
        this.lowStart = lowStart;
        column = observer % frame.columns();
        row = observer / frame.columns();
        level = terrain.height(observer) + eye;
        plane = new double[frame.size()];
        seen = new boolean[frame.size()];
    }

    /**
     * What is seen.
     *
     * @param lowStart whether, as in GDAL 3.6 (its issue 10205), the observer's own ground stands in for the plane
     *     of the six neighbours that are not on the observer's row, so that ground falling away from the observer counts
     *     as hidden
     */
    static boolean[] of(GridTerrain terrain, double drop, int observer, double eye, double target, double reach,
            boolean lowStart) {
        ReferencePlanes p = new ReferencePlanes(terrain, drop, observer, eye, target, reach, lowStart);
        p.plane[observer] = terrain.height(observer);
        p.seen[observer] = true;
        // Outward, so that both cells before a cell are done: by rows from the observer's, by columns from the observer's.
        for (int down = 0; down < p.frame.rows(); down++) {
            for (int across = 0; across < p.frame.columns(); across++) {
                for (int sy = down == 0 ? 1 : -1; sy <= 1; sy += 2) {
                    for (int sx = across == 0 ? 1 : -1; sx <= 1; sx += 2) {
                        p.cell(across, down, sx, sy);
                    }
                }
            }
        }
        return p.seen;
    }

    private double at(int across, int down, int sx, int sy) {
        return plane[(row + sy * down) * frame.columns() + column + sx * across] - level;
    }

    private void cell(int across, int down, int sx, int sy) {
        int c = column + sx * across;
        int r = row + sy * down;
        if (c < 0 || r < 0 || c >= frame.columns() || r >= frame.rows() || across + down == 0) {
            return;
        }
        double away2 = (across * (double) across + down * (double) down) * frame.cell() * frame.cell();
        if (away2 > reach * reach) {
            return;
        }
        int i = r * frame.columns() + c;
        double height = terrain.height(i) - drop * away2;
        double bar = level + bar(across, down, sx, sy, height - level);
        seen[i] = height + target >= bar;
        plane[i] = Math.max(height, bar);
    }

    private double bar(int across, int down, int sx, int sy, double own) {
        int m = Math.min(across, down);
        int most = Math.max(across, down);
        if (most == 1) {
            return lowStart && down == 1 ? -eye : own;
        }
        if (m == 0 || m == most) {
            int before = most - 1;
            return at(across == 0 ? 0 : before, down == 0 ? 0 : before, sx, sy) * most / before;
        }
        double diagonal = at(across - 1, down - 1, sx, sy);
        double straight = across >= down ? at(across - 1, down, sx, sy) : at(across, down - 1, sx, sy);
        return (diagonal * m + straight * (most - m)) / (most - 1);
    }
}
