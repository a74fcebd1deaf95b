namespace Roomtone.EndToEnd.Tests;

/// <summary>The capture programs that a process has started, by the kernel's own list.</summary>
internal static class CaptureProcesses
{
    private const string Program = "gst-launch-1.0";

    public static int CountOf(int parent) => Directory.EnumerateDirectories("/proc")
        .Where(folder => Path.GetFileName(folder).All(char.IsAsciiDigit))
        .Count(folder => IsCaptureOf(folder, parent));

    private static bool IsCaptureOf(string folder, int parent)
    {
        try
        {
            return File.ReadAllText(Path.Combine(folder, "cmdline")).Contains(Program, StringComparison.Ordinal)
                && File.ReadLines(Path.Combine(folder, "status")).Contains($"PPid:\t{parent}");
        }
        catch (IOException)
        {
            return false; // It ended while it was read.
        }
    }
}
