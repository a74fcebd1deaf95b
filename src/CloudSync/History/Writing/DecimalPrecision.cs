namespace Roomtone.CloudSync.History.Writing;

/// <summary>Decimal places of the stored numbers. Rows and sums round here alone, so that they agree to the last digit.</summary>
internal static class DecimalPrecision
{
    /// <summary>For valence, arousal and confidence, which are summed.</summary>
    public const int Affect = 6;

    /// <summary>For shares, which are only displayed.</summary>
    public const int Share = 4;

    private static readonly long[] Tens = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000];

    public static long Unit(int digits) => Tens[digits];

    public static long Scale(double value, int digits) => (long)Math.Round(value * Tens[digits]);
}
