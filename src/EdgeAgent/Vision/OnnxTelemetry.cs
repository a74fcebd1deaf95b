using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Roomtone.EdgeAgent.Vision;

/// <summary>
/// Since 1.29 ONNX Runtime reports to its maker from Linux too: a number for the device on the disk, and facts about
/// sessions and models over the network (onnxruntime pull request 27379). ORT_DISABLE_TELEMETRY ends all of it when it
/// is set before the library loads. Not by .NET's Environment, whose changes native code does not see.
/// </summary>
internal static partial class OnnxTelemetry
{
#pragma warning disable CA2255 // The one place that runs before anything of this assembly can load the library.
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void Disable() => _ = SetVariable("ORT_DISABLE_TELEMETRY", "1", 1);

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetVariable(string name, string value, int overwrite);
}
