package org.thalweg.terrain;

/** The ground: a height at every point. */
public interface Terrain {
    /**
     * Height of the ground.
     *
     * @param x easting (m)
     * @param y northing (m)
     * @return height (m), or NaN outside and in voids
     */
    double heightAt(double x, double y);
}
