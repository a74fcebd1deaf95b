namespace Roomtone.Lab.Processes;

/// <summary>The dotnet that runs us, for the programs that we start.</summary>
internal static class ServiceDotNet
{
    public static string Path => Environment.ProcessPath is { } self && System.IO.Path.GetFileName(self) == "dotnet" ? self : "dotnet";
}
