using System.Runtime.Intrinsics.X86;

namespace Roomtone.EdgeAgent.Vision.Detection;

/// <summary>Scales a row of RGB bytes to the network's numbers from -1 to 1.</summary>
internal abstract class RowFilter
{
    /// <summary>The quickest that this processor can do.</summary>
    public static RowFilter For(FilterTaps columns) => Avx2.IsSupported ? new ByteRowFilter(columns) : new FloatRowFilter(columns);

    /// <param name="line">The row, with <see cref="ScaledRows.Slack"/> bytes after it.</param>
    /// <param name="row">Takes three floats a pixel.</param>
    public abstract void Apply(ReadOnlySpan<byte> line, Span<float> row);

    /// <summary>Forgets the last row.</summary>
    public abstract void Wipe();

    /// <summary>Where the pixels of each pair begin in a line; an odd last one is paired with itself.</summary>
    protected static int[] PairStarts(FilterTaps columns) =>
        [
            .. Enumerable
                .Range(0, (columns.Starts.Length + 1) / 2 * 2)
                .Select(x => 3 * columns.Starts[Math.Min(x, columns.Starts.Length - 1)]),
        ];
}
