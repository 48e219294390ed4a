package main

import "math"

const (
	width   = 2000
	north   = 83.7 // degrees: the north of Greenland is the top of the map
	central = 11.5 // degrees east of the meridian in the middle: the edge then runs through the Bering Strait, and cuts no land
)

// The coefficients of Equal Earth: areas are true, so that shades are. B. Šavrič, T. Patterson
// and B. Jenny, The Equal Earth map projection, 2018.
const (
	a1 = 1.340264
	a2 = -0.081106
	a3 = 0.000893
	a4 = 0.003796
)

var scale, top = func() (scale, top float64) {
	edge, _ := equalEarth(math.Pi, 0)
	_, top = equalEarth(0, north*math.Pi/180)
	return width / (2 * edge), top
}()

// project returns where a place is on the map.
func project(p place) spot {
	east := math.Mod(p.east-central+540, 360) - 180
	x, y := equalEarth(east*math.Pi/180, p.north*math.Pi/180)
	return spot{int(math.Round(width/2 + scale*x)), int(math.Round(scale * (top - y)))}
}

// equalEarth takes radians; the globe has the radius 1.
func equalEarth(east, north float64) (x, y float64) {
	m := math.Sqrt(3) / 2
	t := math.Asin(m * math.Sin(north))
	t2 := t * t
	t6 := t2 * t2 * t2
	x = east * math.Cos(t) / (m * (a1 + 3*a2*t2 + t6*(7*a3+9*a4*t2)))
	return x, t * (a1 + a2*t2 + t6*(a3+a4*t2))
}
