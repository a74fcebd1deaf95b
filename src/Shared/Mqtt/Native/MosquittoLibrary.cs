using System.Runtime.InteropServices;

namespace Roomtone.Mqtt.Native;

/// <summary>Finds the library once, or says what to install.</summary>
internal static class MosquittoLibrary
{
    private static readonly Lazy<bool> Initialised = new(() => Mosquitto.Initialise() == MosquittoResult.Success);

    /// <exception cref="MqttException">The library is not installed.</exception>
    public static void Require(string name = Mosquitto.Library)
    {
        if (!NativeLibrary.TryLoad(name, out _))
            throw new MqttException($"The MQTT library {name} was not found. Install it with: sudo apt install libmosquitto1");
        _ = Initialised.Value;
    }
}
