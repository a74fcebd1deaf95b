namespace Roomtone.Model.Bench;

/// <summary>A face that is already cut out, and what people said it shows.</summary>
/// <param name="Luma">48 x 48, rows from the top, 0 to 255.</param>
/// <param name="Label">Index into <see cref="Contracts.Expressions.Names"/>.</param>
internal sealed record LabelledFace(float[] Luma, int Label)
{
    public const int Side = 48;
}
