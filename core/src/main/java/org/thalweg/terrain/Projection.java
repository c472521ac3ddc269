package org.thalweg.terrain;

import org.locationtech.proj4j.CRSFactory;
import org.locationtech.proj4j.CoordinateReferenceSystem;
import org.locationtech.proj4j.CoordinateTransform;
import org.locationtech.proj4j.CoordinateTransformFactory;
import org.locationtech.proj4j.ProjCoordinate;

/** A projected CRS: between grid coordinates and WGS 84 longitude and latitude. Not safe for several threads at once. */
public final class Projection {
    private final CoordinateTransform toGrid;
    private final CoordinateTransform toDegrees;

    private Projection(CoordinateReferenceSystem grid, CoordinateReferenceSystem wgs84) {
        CoordinateTransformFactory transforms = new CoordinateTransformFactory();
        toGrid = transforms.createTransform(wgs84, grid);
        toDegrees = transforms.createTransform(grid, wgs84);
    }

    /**
     * Opens a projection.
     *
     * @param crs {@code EPSG:n}
     * @return the projection
     */
    public static Projection of(String crs) {
        CRSFactory factory = new CRSFactory();
        return new Projection(factory.createFromName(crs), factory.createFromName("EPSG:4326"));
    }

    /**
     * Projects.
     *
     * @param lon longitude (degrees)
     * @param lat latitude (degrees)
     * @return easting and northing (m)
     */
    public double[] forward(double lon, double lat) {
        ProjCoordinate out = toGrid.transform(new ProjCoordinate(lon, lat), new ProjCoordinate());
        return new double[] {out.x, out.y};
    }

    /**
     * Projects back.
     *
     * @param x easting (m)
     * @param y northing (m)
     * @return longitude and latitude (degrees)
     */
    public double[] inverse(double x, double y) {
        ProjCoordinate out = toDegrees.transform(new ProjCoordinate(x, y), new ProjCoordinate());
        return new double[] {out.x, out.y};
    }
}
