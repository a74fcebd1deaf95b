using System.Runtime.InteropServices;

namespace Roomtone.Cli.Doctor.Checks;

/// <summary>Whether the library that speaks MQTT for us can be loaded.</summary>
internal sealed class MqttLibraryCheck(string library = "libmosquitto.so.1") : ICheck
{
    public string Name => "mqtt";

    public Task<Finding> CheckAsync(CancellationToken cancellationToken)
    {
        if (!NativeLibrary.TryLoad(library, out var handle))
            return Task.FromResult(Finding.Fault($"{library} cannot be loaded, so nothing can be sent.", "sudo apt-get install libmosquitto1"));
        NativeLibrary.Free(handle);
        return Task.FromResult(Finding.Well($"{library} can be loaded."));
    }
}
