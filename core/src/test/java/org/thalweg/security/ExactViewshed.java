package org.thalweg.security;

import org.thalweg.terrain.GridFrame;
import org.thalweg.terrain.GridTerrain;

/** A viewshed by one exact sight to every cell's centre: what the fast mode is held against. */
final class ExactViewshed {
    private ExactViewshed() {}

    static boolean within(GridFrame frame, int from, int to, double reach) {
        double across = to % frame.columns() - from % frame.columns();
        double down = to / frame.columns() - from / frame.columns();
        double cells = reach / frame.cell();
        return across * across + down * down <= cells * cells;
    }

    static boolean[] of(GridTerrain terrain, EarthDrop earth, int observer, double eye, double target, double reach) {
        GridFrame frame = terrain.frame();
        LineOfSight sight = new LineOfSight(terrain, earth);
        double x = frame.x(observer % frame.columns());
        double y = frame.y(observer / frame.columns());
        double z = terrain.height(observer) + eye;
        boolean[] seen = new boolean[frame.size()];
        for (int i = 0; i < seen.length; i++) {
            if (within(frame, observer, i, reach)) {
                seen[i] = sight.sees(x, y, z, frame.x(i % frame.columns()), frame.y(i / frame.columns()),
                        terrain.height(i) + target, 0);
            }
        }
        return seen;
    }
}
