using Roomtone.Odd.Bench.Inputs;

namespace Roomtone.Odd.Tests;

internal static class Escaped
{
    /// <returns>What got past the reader; null when nothing did.</returns>
    public static async Task<Exception?> FromAsync(IInputKind reader, byte[] input)
    {
        try
        {
            await reader.ReadAsync(input);
            return null;
        }
#pragma warning disable CA1031 // That anything at all gets here is the fault.
        catch (Exception escaped)
#pragma warning restore CA1031
        {
            return escaped;
        }
    }
}
