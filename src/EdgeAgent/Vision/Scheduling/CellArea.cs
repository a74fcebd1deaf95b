using Roomtone.EdgeAgent.Vision.Detection;

namespace Roomtone.EdgeAgent.Vision.Scheduling;

/// <summary>A rectangle of cells of a <see cref="BrightnessGrid"/>; the ends are not part of it.</summary>
internal readonly record struct CellArea(int Left, int Top, int Right, int Bottom)
{
    public int Count => Math.Max(0, Right - Left) * Math.Max(0, Bottom - Top);

    /// <summary>The cells that a box in pixels touches.</summary>
    public static CellArea Of(FaceBox box, BrightnessGrid grid) => new(
        Math.Clamp((int)(box.X / BrightnessGrid.Cell), 0, grid.Columns),
        Math.Clamp((int)(box.Y / BrightnessGrid.Cell), 0, grid.Rows),
        Math.Clamp((int)MathF.Ceiling((box.X + box.Width) / BrightnessGrid.Cell), 0, grid.Columns),
        Math.Clamp((int)MathF.Ceiling((box.Y + box.Height) / BrightnessGrid.Cell), 0, grid.Rows));

    public static CellArea Of(Region region, BrightnessGrid grid) => Of(new FaceBox(region.X, region.Y, region.Width, region.Height), grid);

    /// <summary>What both have; empty where they have nothing.</summary>
    public CellArea Within(CellArea other) => new(
        Math.Max(Left, other.Left), Math.Max(Top, other.Top), Math.Min(Right, other.Right), Math.Min(Bottom, other.Bottom));
}
