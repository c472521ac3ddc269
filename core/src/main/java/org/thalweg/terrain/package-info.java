/**
 * The ground: heights from files of many kinds, from a model or from a formula, on one projected grid.
 *
 * <p><b>Goal.</b> A user brings whatever rasters there are; the engine gets one {@link org.thalweg.terrain.Terrain} of
 * square cells in metres, with NaN where nobody knows the height, and knows what was done to make it.
 *
 * <p><b>Terms.</b> A <i>raster</i> lies in its file's own reference system; a <i>grid</i> is projected and in metres. A
 * <i>void</i> is a cell for which a file covers the place but has no height. A <i>sheet</i> is a file as one part of a
 * terrain, a <i>mosaic</i> neighbouring sheets whose cells lie on one grid. Positions are cell centres throughout,
 * whatever the file's convention was. Heights are metres above the file's own vertical datum, which is not looked at.
 *
 * <p><b>Method.</b> {@link org.thalweg.terrain.TerrainFiles} asks each {@link org.thalweg.terrain.RasterFile} for its
 * frame, lays the grid, maps every grid cell back into the files through {@link org.thalweg.terrain.Projection} (exactly
 * on a lattice, bilinearly between) and interpolates bilinearly there, averaging first where a file is at least twice as
 * fine. Nothing that a file says about itself is believed before it is checked against the file's length. What cannot
 * be read is refused with a {@link org.thalweg.terrain.RasterException}: file, place, value, remedy.
 *
 * <p><b>Sources.</b> TIFF 6.0 (1992); Adobe Photoshop TIFF Technical Note 3 (2005); OGC 19-008r4 (GeoTIFF 1.1); USGS,
 * SRTM Topography (2015); Esri ASCII raster format; the EPSG register by way of proj4j. What was compared with GDAL and
 * PROJ stands in docs/terrain.md.
 */
package org.thalweg.terrain;
