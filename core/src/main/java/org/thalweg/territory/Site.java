package org.thalweg.territory;

import java.util.Objects;
import org.thalweg.terrain.GridFrame;

/**
 * What the ground carries besides its height, drawn on one raster for the engine's inner loops. The audit does not use
 * it: it asks the exact geometry. Immutable; arrays are not copied and must not be written to. All arrays have one value
 * per cell of the frame, in its layout.
 *
 * @param frame the raster's frame
 * @param room distance (m) from the cell's centre to the nearest place where no footprint may lie (outside the
 *     territory, inside a set-back or a forbidden zone); negative inside such a place. The border along a gate does not
 *     count near that gate.
 * @param surcharge surcharge per square metre of footprint
 * @param water lowest level (m) that a bridge must have over water, freeboard included; NaN where there is no water
 * @param formation price per metre of reusing an existing formation; NaN where there is none
 * @param stream 0 no stream, 1 a stream that a culvert takes, 2 one that needs a bridged opening
 */
public record Site(
        GridFrame frame, float[] room, float[] surcharge, float[] water, float[] formation, byte[] stream) {
    /** Checks lengths. */
    public Site {
        Objects.requireNonNull(frame);
        int n = frame.size();
        if (room.length != n || surcharge.length != n || water.length != n || formation.length != n || stream.length != n) {
            throw new IllegalArgumentException("a site needs one value per cell in each of its rasters");
        }
    }

    /**
     * Room at a point, bilinear between cell centres.
     *
     * @param x easting (m)
     * @param y northing (m)
     * @return distance (m) as for {@link #room()}; minus infinity outside the frame
     */
    public double roomAt(double x, double y) {
        double u = (x - frame.x0()) / frame.cell();
        double v = (frame.y0() - y) / frame.cell();
        if (!(u >= 0) || !(v >= 0) || u > frame.columns() - 1 || v > frame.rows() - 1) {
            return Double.NEGATIVE_INFINITY;
        }
        int c = Math.min((int) u, Math.max(0, frame.columns() - 2));
        int r = Math.min((int) v, Math.max(0, frame.rows() - 2));
        int right = frame.columns() > 1 ? 1 : 0;
        int down = frame.rows() > 1 ? frame.columns() : 0;
        int i = r * frame.columns() + c;
        double fu = u - c;
        double fv = v - r;
        double top = room[i] * (1 - fu) + room[i + right] * fu;
        double bottom = room[i + down] * (1 - fu) + room[i + down + right] * fu;
        return top * (1 - fv) + bottom * fv;
    }
}
