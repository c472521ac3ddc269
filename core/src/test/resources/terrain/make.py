#!/usr/bin/env python3
"""Makes the raster files that the terrain tests read, with GDAL and PROJ (Debian: python3-gdal gdal-bin proj-bin).

    python3 make.py            the committed files, in this folder
    python3 make.py --all DIR  every variant that the GeoTIFF reader claims, in DIR
    python3 make.py --real DIR real-heights.csv, from the real rasters in DIR (see the head of that file)

Each GeoTIFF holds 40 x 30 cells of a known function, so that the tests need no other reader:
    whole(c, r) = 300 + 7 c + 11 r + (c r mod 13), of 8-bit types modulo 251; signed types less 500
    real(c, r)  = whole(c, r) - 500 + ((3 c c + 7 r) mod 16) / 16
and, where the name says nodata, the void value in every cell with (c + 2 r) mod 17 = 0.
"""
import itertools
import os
import struct
import subprocess
import sys

import numpy as np
from osgeo import gdal, osr

gdal.UseExceptions()
W, H = 40, 30
TYPES = {
    "uint8": (gdal.GDT_Byte, np.uint8), "int16": (gdal.GDT_Int16, np.int16), "uint16": (gdal.GDT_UInt16, np.uint16),
    "int32": (gdal.GDT_Int32, np.int32), "uint32": (gdal.GDT_UInt32, np.uint32),
    "float32": (gdal.GDT_Float32, np.float32), "float64": (gdal.GDT_Float64, np.float64),
}


def grid(kind, w=W, h=H):
    r, c = np.mgrid[0:h, 0:w]
    whole = 300 + 7 * c + 11 * r + (c * r) % 13
    if kind == "uint8":
        return (whole % 251).astype(np.uint8)
    if kind.startswith("float"):
        return (whole - 500 + ((3 * c * c + 7 * r) % 16) / 16.0).astype(TYPES[kind][1])
    return (whole - (0 if kind.startswith("u") else 500)).astype(TYPES[kind][1])


def voids(a, value):
    r, c = np.mgrid[0:a.shape[0], 0:a.shape[1]]
    a = a.copy()
    a[(c + 2 * r) % 17 == 0] = value
    return a


def srs(code):
    s = osr.SpatialReference()
    s.ImportFromEPSG(code)
    s.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    return s


def write(path, a, options, kind, nodata=None, epsg=32638, transform=(500000, 30, 0, 4300000, 0, -30), point=False):
    ds = gdal.GetDriverByName("GTiff").Create(path, a.shape[1], a.shape[0], 1, TYPES[kind][0], options)
    if epsg:
        ds.SetProjection(srs(epsg).ExportToWkt())
    if transform:
        ds.SetGeoTransform(transform)
    if point:
        ds.SetMetadataItem("AREA_OR_POINT", "Point")
    if nodata is not None:
        ds.GetRasterBand(1).SetNoDataValue(nodata)
    ds.GetRasterBand(1).WriteArray(a)
    ds = None


def variants():
    for kind in TYPES:
        for compression, predictor in [("none", 1)] + list(itertools.product(("lzw", "deflate"), (1, 2, 3))):
            if predictor == 3 and not kind.startswith("float"):
                continue
            yield kind, compression, predictor


LAYOUTS = list(itertools.product(("strips", "tiles"), ("le", "be"), ("classic", "big")))


def variant(folder, kind, compression, predictor, layout, order, size):
    options = ["COMPRESS=" + compression.upper(), "ENDIANNESS=" + ("LITTLE" if order == "le" else "BIG"),
               "BIGTIFF=" + ("YES" if size == "big" else "NO")]
    options += ["TILED=YES", "BLOCKXSIZE=16", "BLOCKYSIZE=16"] if layout == "tiles" else ["BLOCKYSIZE=7"]
    if predictor > 1:
        options.append("PREDICTOR=%d" % predictor)
    nodata = {"uint8": 255, "uint16": 65535, "uint32": 4294967295.0}.get(kind, -9999)
    path = "%s/%s-%s-p%d-%s-%s-%s-nodata.tif" % (folder, kind, compression, predictor, layout, order, size)
    write(path, voids(grid(kind), nodata), options, kind, nodata)


def old_deflate(source, target):
    """The same file under Deflate's older number, 32946, which GDAL reads and no longer writes."""
    data = bytearray(open(source, "rb").read())
    at = data.index(struct.pack("<HHIH", 259, 3, 1, 8))
    struct.pack_into("<H", data, at + 8, 32946)
    open(target, "wb").write(data)


def special(folder):
    tiles = ["TILED=YES", "BLOCKXSIZE=16", "BLOCKYSIZE=16"]
    f = lambda name: os.path.join(folder, name)
    write(f("point.tif"), grid("float32"), tiles, "float32", point=True)
    write(f("degrees.tif"), grid("float32"), ["COMPRESS=DEFLATE"], "float32", epsg=4326,
          transform=(46.3, 1 / 1200, 0, 38.95, 0, -1 / 1200))
    write(f("plain.tif"), grid("float32"), ["COMPRESS=DEFLATE"], "float32", epsg=None)
    write(f("unplaced.tif"), grid("float32"), ["COMPRESS=DEFLATE"], "float32", transform=None)
    write(f("rotated.tif"), grid("float32"), ["COMPRESS=DEFLATE"], "float32", transform=(5e5, 29, 5, 4.3e6, 5, -29))
    write(f("south-up.tif"), grid("float32"), ["COMPRESS=DEFLATE"], "float32", transform=(5e5, 30, 0, 4.3e6, 0, 30))
    nan = grid("float32")
    nan = voids(nan, np.nan)
    write(f("nan.tif"), nan, ["COMPRESS=DEFLATE"], "float32", float("nan"))
    lowest = -3.4028234663852886e38
    write(f("lowest.tif"), voids(grid("float32"), lowest), ["COMPRESS=DEFLATE"], "float32", lowest)
    # A block that holds only voids is left out of a sparse file.
    sparse = grid("int16")
    sparse[0:16, 16:32] = -9999
    write(f("sparse.tif"), sparse, tiles + ["SPARSE_OK=TRUE"], "int16", -9999)
    write(f("all-void.tif"), np.full((H, W), -9999, np.int16), ["COMPRESS=DEFLATE"], "int16", -9999)
    write(f("undeclared.tif"), voids(grid("int16"), -32768), ["COMPRESS=DEFLATE"], "int16")
    # One strip holds the whole picture.
    write(f("one-strip.tif"), grid("float32"), ["COMPRESS=LZW", "BLOCKYSIZE=30"], "float32")
    # Overviews by averaging, and the cloud-optimised order.
    big = grid("float32", 96, 80)
    write(f("overviews.tif"), big, tiles + ["COMPRESS=DEFLATE"], "float32")
    ds = gdal.Open(f("overviews.tif"), gdal.GA_Update)
    gdal.SetConfigOption("GDAL_TIFF_OVR_BLOCKSIZE", "64")
    gdal.SetConfigOption("COMPRESS_OVERVIEW", "DEFLATE")
    ds.BuildOverviews("AVERAGE", [2, 4])
    ds = None
    gdal.Translate(f("cog.tif"), f("overviews.tif"), format="COG",
                   creationOptions=["COMPRESS=DEFLATE", "BLOCKSIZE=128", "OVERVIEWS=IGNORE_EXISTING", "PREDICTOR=YES"])
    old_deflate(f("one-strip-deflate.tif"), f("old-deflate.tif"))


def one_strip_deflate(folder):
    write(os.path.join(folder, "one-strip-deflate.tif"), grid("float32"), ["COMPRESS=DEFLATE", "BLOCKYSIZE=30"],
          "float32")


def refused(folder):
    f = lambda name: os.path.join(folder, name)
    for name in ("LERC", "ZSTD", "PACKBITS", "LZMA"):
        write(f("refused-%s.tif" % name.lower()), grid("float32"), ["COMPRESS=" + name], "float32")
    ds = gdal.GetDriverByName("GTiff").Create(f("refused-jpeg.tif"), W, H, 1, gdal.GDT_Byte, ["COMPRESS=JPEG"])
    ds.GetRasterBand(1).WriteArray(grid("uint8"))
    ds = None
    ds = gdal.GetDriverByName("GTiff").Create(f("refused-bands.tif"), W, H, 3, gdal.GDT_Byte, ["COMPRESS=DEFLATE"])
    ds = None
    ds = gdal.GetDriverByName("GTiff").Create(f("refused-complex.tif"), W, H, 1, gdal.GDT_CFloat32,
                                              ["COMPRESS=DEFLATE"])
    ds = None
    ds = gdal.GetDriverByName("GTiff").Create(f("refused-half.tif"), W, H, 1, gdal.GDT_Float32,
                                              ["COMPRESS=DEFLATE", "NBITS=16"])
    ds.GetRasterBand(1).WriteArray(grid("float32"))
    ds = None
    write(f("refused-scaled.tif"), grid("int16"), ["COMPRESS=DEFLATE"], "int16")
    ds = gdal.Open(f("refused-scaled.tif"), gdal.GA_Update)
    ds.GetRasterBand(1).SetScale(0.1)
    ds = None
    gdal.SetConfigOption("GDAL_TIFF_INTERNAL_MASK", "YES")
    write(f("refused-mask.tif"), grid("int16"), ["COMPRESS=DEFLATE"], "int16")
    ds = gdal.Open(f("refused-mask.tif"), gdal.GA_Update)
    ds.CreateMaskBand(gdal.GMF_PER_DATASET)
    ds.GetRasterBand(1).GetMaskBand().WriteArray((grid("uint8") % 2) * 255)
    ds = None
    s = osr.SpatialReference()
    s.ImportFromProj4("+proj=tmerc +lat_0=1 +lon_0=45.5 +k=0.9 +x_0=7 +y_0=8 +ellps=krass +units=m")
    ds = gdal.GetDriverByName("GTiff").Create(f("refused-own-crs.tif"), W, H, 1, gdal.GDT_Int16, ["COMPRESS=DEFLATE"])
    ds.SetProjection(s.ExportToWkt())
    ds.SetGeoTransform((500000, 30, 0, 4300000, 0, -30))
    ds = None


def ascii_grids(folder):
    f = lambda name: os.path.join(folder, name)
    write("/vsimem/a.tif", voids(grid("float32"), -9999), [], "float32", -9999)
    gdal.Translate(f("corner.asc"), "/vsimem/a.tif", format="AAIGrid", creationOptions=["DECIMAL_PRECISION=4"])
    for extra in ("corner.prj", "corner.asc.aux.xml"):
        if os.path.exists(f(extra)):
            os.remove(f(extra))
    rows = open(f("corner.asc")).read().split("\n")
    body = [line for line in rows if line and not line[0].isalpha()]
    head = ["NCOLS 40", "NROWS 30", "XLLCENTER 500015", "YLLCENTER 4299115", "CELLSIZE 30", "NODATA_VALUE -9999"]
    open(f("centre.asc"), "w").write("\r\n".join(head + body))


def hgt(samples):
    """A tile of whole metres that the tests make too: 1500 + (5 c + 3 r) mod 97 + (c r) mod 41, with some voids."""
    r, c = np.mgrid[0:samples, 0:samples]
    a = (1500 + (5 * c + 3 * r) % 97 + (c * r) % 41).astype(">i2")
    a[(c // 7 + r // 5) % 23 == 0] = -32768
    return a


def warps(folder, work):
    f = lambda name: os.path.join(folder, name)
    w = lambda name: os.path.join(work, name)
    warp = ["gdalwarp", "-q", "-overwrite", "-r", "bilinear", "-et", "0", "-ot", "Float32", "-dstnodata", "nan",
            "-co", "COMPRESS=DEFLATE", "-co", "PREDICTOR=3"]
    hgt(1201).tofile(w("N38E046.hgt"))
    subprocess.check_call(warp + ["-t_srs", "EPSG:32638", "-tr", "50", "50", "-te", "620000", "4290000", "622000",
                                  "4291500", w("N38E046.hgt"), f("warped-hgt.tif")])
    hgt(3601).tofile(w("N46E007.hgt"))
    subprocess.check_call(warp + ["-t_srs", "EPSG:32632", "-tr", "20", "20", "-te", "400000", "5140000", "400800",
                                  "5140600", w("N46E007.hgt"), f("warped-hgt1.tif")])
    subprocess.check_call(warp + ["-t_srs", "EPSG:32638", "-tr", "60", "60", "-te", "612660", "4309020", "615180",
                                  "4311600", f("degrees.tif"), f("warped-degrees.tif")])


def projections(folder):
    rng = np.random.default_rng(20250101)
    lines = ["# code,longitude,latitude,easting,northing of cs2cs; scale of proj -S (UTM only, else empty)"]
    boxes = {"EPSG:32638": (42, 48, 38, 42), "EPSG:32639": (45.5, 52, 37, 41), "EPSG:32632": (5, 13, 44, 49),
             "EPSG:32719": (-75, -66, -40, -10), "EPSG:3035": (0, 20, 40, 60),
             "EPSG:2180": (15, 23, 49, 55), "EPSG:3857": (40, 50, 30, 45)}
    for code, (w, e, s, n) in boxes.items():
        points = np.column_stack((rng.uniform(w, e, 25), rng.uniform(s, n, 25))).round(9)
        text = "\n".join("%.9f %.9f" % tuple(p) for p in points)
        out = subprocess.run(["cs2cs", "-d", "6", "+proj=longlat", "+datum=WGS84", "+to", code], input=text,
                             capture_output=True, text=True, check=True).stdout.split("\n")
        scales = [""] * 25
        if code.startswith("EPSG:32"):
            zone = code[-2:]
            south = ["+south"] if code.startswith("EPSG:327") else []
            s2 = subprocess.run(["proj", "-S", "-f", "%.9f", "+proj=utm", "+zone=" + zone, "+ellps=WGS84"] + south,
                                input=text, capture_output=True, text=True, check=True).stdout.split("\n")
            scales = [line.split("<")[1].split()[0] for line in s2 if "<" in line]
        for p, line, scale in zip(points, out, scales):
            x, y = line.split()[:2]
            if code in ("EPSG:3035", "EPSG:2180"):
                x, y = y, x  # these registers give northing first
            lines.append("%s,%.9f,%.9f,%s,%s,%s" % (code, p[0], p[1], x, y, scale))
    open(os.path.join(folder, "cs2cs.csv"), "w").write("\n".join(lines) + "\n")


def real(folder, data):
    """Heights that GDAL gives for real rasters: at random cells as they are, and at random cells of a bilinear warp."""
    rng = np.random.default_rng(7)
    lines = ["# file,kind,x,y,height: kind pixel = gdallocationinfo -wgs84 at longitude x, latitude y;",
             "# kind EPSG:n = gdalwarp -r bilinear -et 0 -tr 50 50 to that system, at the centre (x, y) of a cell"]
    for name, w, s, e, n in (("alps/N46E007.hgt", 7.0, 46.0, 8.0, 47.0), ("andorra/N42E001.hgt", 1.0, 42.0, 2.0, 43.0),
                             ("san-gabriel/bigtujunga.tif", -118.34, 34.24, -117.96, 34.4)):
        for x, y in np.column_stack((rng.uniform(w, e, 40), rng.uniform(s, n, 40))).round(7):
            out = subprocess.run(["gdallocationinfo", "-wgs84", "-valonly", os.path.join(data, name), str(x), str(y)],
                                 capture_output=True, text=True, check=True).stdout.strip()
            lines.append("%s,pixel,%.7f,%.7f,%s" % (name, x, y, out))
    for name, code, box in (("alps/N46E007.hgt", "EPSG:32632", (380000, 5130000, 400000, 5150000)),
                            ("andorra/N42E001.hgt", "EPSG:32631", (370000, 4698000, 398000, 4724000)),
                            ("white-mountains/N44W072.hgt", "EPSG:32619", (280000, 4880000, 300000, 4900000))):
        warped = "/vsimem/w.tif"
        gdal.Warp(warped, os.path.join(data, name), dstSRS=code, xRes=50, yRes=50, outputBounds=box,
                  resampleAlg="bilinear", errorThreshold=0, outputType=gdal.GDT_Float32, dstNodata=float("nan"))
        ds = gdal.Open(warped)
        a = ds.ReadAsArray()
        t = ds.GetGeoTransform()
        for c, r in zip(rng.integers(0, a.shape[1], 100), rng.integers(0, a.shape[0], 100)):
            lines.append("%s,%s,%.0f,%.0f,%.4f" % (name, code, t[0] + (c + 0.5) * 50, t[3] - (r + 0.5) * 50, a[r, c]))
    open(os.path.join(folder, "real-heights.csv"), "w").write("\n".join(lines) + "\n")


def main():
    folder = os.path.dirname(os.path.abspath(__file__))
    if len(sys.argv) == 3 and sys.argv[1] == "--real":
        real(folder, sys.argv[2])
        return
    if len(sys.argv) == 3 and sys.argv[1] == "--all":
        os.makedirs(sys.argv[2], exist_ok=True)
        for v in variants():
            for layout in LAYOUTS:
                variant(sys.argv[2], *v, *layout)
        return
    work = os.environ.get("TMPDIR", "/tmp")
    for name in os.listdir(folder):
        if name.endswith((".tif", ".asc")):
            os.remove(os.path.join(folder, name))
    for i, v in enumerate(variants()):
        # Every layout in turn; 5 has no divisor in common with the 8 layouts, so pairs mix.
        variant(folder, *v, *LAYOUTS[(5 * i) % 8])
    one_strip_deflate(folder)
    special(folder)
    refused(folder)
    ascii_grids(folder)
    warps(folder, work)
    projections(folder)
    for name in os.listdir(folder):
        if name.endswith((".xml", ".prj", ".msk")):
            os.remove(os.path.join(folder, name))


main()
