package org.thalweg.cost;

import java.util.ArrayList;
import java.util.List;
import org.thalweg.terrain.GridFrame;
import org.thalweg.terrain.Terrain;
import org.thalweg.territory.Site;

/** Where a line meets streams of the site. */
final class StreamCrossings {
    /** A stream's cell that needs a bridged opening. */
    private static final byte OPENING = 2;

    private StreamCrossings() {}

    /**
     * One crossing: pieces from {@code first} to {@code last} lie in the stream's cells.
     *
     * @param first first piece
     * @param last last piece
     * @param bed the piece with the lowest ground, where the stream is taken to run
     * @param opening whether it needs a bridged opening
     */
    record Crossing(int first, int last, int bed, boolean opening) {}

    /**
     * The crossings of a line, in order. A line that leaves a stream's cells and is back within two cells' width crosses
     * once, since a stream drawn on cells is a staircase.
     */
    static List<Crossing> of(LinePieces pieces, Site site, Terrain terrain) {
        List<Crossing> crossings = new ArrayList<>();
        int first = -1;
        int last = -1;
        for (int i = 0; i < pieces.count(); i++) {
            if (stream(pieces, site, i) == 0) {
                continue;
            }
            if (first >= 0 && pieces.middle[i] - pieces.middle[last] > 2 * site.frame().cell()) {
                crossings.add(crossing(pieces, site, terrain, first, last));
                first = -1;
            }
            first = first < 0 ? i : first;
            last = i;
        }
        if (first >= 0) {
            crossings.add(crossing(pieces, site, terrain, first, last));
        }
        return crossings;
    }

    private static Crossing crossing(LinePieces pieces, Site site, Terrain terrain, int first, int last) {
        int bed = first;
        double lowest = Double.POSITIVE_INFINITY;
        boolean opening = false;
        for (int i = first; i <= last; i++) {
            int stream = stream(pieces, site, i);
            double ground = terrain.heightAt(pieces.x[i], pieces.y[i]);
            opening |= stream == OPENING;
            if (stream > 0 && ground < lowest) {
                lowest = ground;
                bed = i;
            }
        }
        return new Crossing(first, last, bed, opening);
    }

    /** The stream under a piece; also one that it passes between two cells that touch at a corner. */
    private static int stream(LinePieces pieces, Site site, int piece) {
        GridFrame frame = site.frame();
        int here = frame.index(pieces.x[piece], pieces.y[piece]);
        if (here < 0) {
            return 0;
        }
        int stream = site.stream()[here];
        if (stream == 0 && piece > 0) {
            int c = frame.column(pieces.x[piece]);
            int r = frame.row(pieces.y[piece]);
            int c0 = frame.column(pieces.x[piece - 1]);
            int r0 = frame.row(pieces.y[piece - 1]);
            boolean inside = c0 >= 0 && r0 >= 0 && c0 < frame.columns() && r0 < frame.rows();
            if (inside && c != c0 && r != r0) {
                int one = site.stream()[r0 * frame.columns() + c];
                int other = site.stream()[r * frame.columns() + c0];
                stream = one > 0 && other > 0 ? Math.max(one, other) : 0;
            }
        }
        return stream;
    }
}
