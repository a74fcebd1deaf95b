using System.Runtime.InteropServices;

namespace Roomtone.Mqtt.Native;

/// <summary>
/// One connection, from its start to its loss. A new one is made for each attempt: messages that were not confirmed
/// are then gone with it, and whoever sent them decides anew. Only its own thread may open, run and dispose it;
/// publishing and subscribing are safe from any thread while it is open.
/// </summary>
internal sealed unsafe class Connection : IDisposable
{
    private const int SessionExpiryProperty = 17;

    /// <summary>Messages in flight; the broker may allow fewer.</summary>
    private const int InFlight = 1000;

    private nint _client;
    private GCHandle _events;

    private Connection(GCHandle events, nint client) => (_events, _client) = (events, client);

    /// <exception cref="MqttException">The library refuses the settings.</exception>
    public static Connection Create(MqttSettings settings, string? password, LastWill? will, IConnectionEvents events)
    {
        var handle = GCHandle.Alloc(events);
        // The user data must not be null: the library calls back with itself then.
        var client = Mosquitto.New(settings.SessionName, !settings.KeepsSession, GCHandle.ToIntPtr(handle));
        var connection = new Connection(handle, client);
        if (client == 0)
        {
            connection.Dispose();
            throw new MqttException($"The MQTT library refuses the client id '{settings.SessionName}'. Use letters and digits.");
        }

        connection.Configure(settings, password, will);
        return connection;
    }

    /// <returns>A <see cref="MosquittoResult"/>, and the system's error number with <see cref="MosquittoResult.SystemError"/>.</returns>
    public (int Result, int SystemError) Open(MqttSettings settings)
    {
        nint properties = 0;
        if (settings.KeepsSession)
            _ = Mosquitto.AddProperty(ref properties, SessionExpiryProperty, (uint)settings.SessionExpiry.TotalSeconds);
        var result = Mosquitto.Connect(_client, settings.Host, settings.Port, (int)settings.KeepAlive.TotalSeconds, null, properties);
        var error = Marshal.GetLastPInvokeError();
        if (properties != 0) Mosquitto.FreeProperties(ref properties);
        return (result, error);
    }

    /// <summary>Reads and writes what is due, or waits a moment for it. Calls back.</summary>
    public int Run(TimeSpan wait) => Mosquitto.Loop(_client, (int)wait.TotalMilliseconds, 1);

    public int Publish(string topic, ReadOnlySpan<byte> payload, QualityOfService quality, bool retain, out int id)
    {
        fixed (byte* bytes = payload)
            return Mosquitto.Publish(_client, out id, topic, payload.Length, bytes, (int)quality, retain, 0);
    }

    public int Subscribe(string filter, QualityOfService quality, out int id) => Mosquitto.Subscribe(_client, out id, filter, (int)quality, 0, 0);

    /// <summary>Says goodbye, so that the broker keeps the last will to itself.</summary>
    public void Close() => _ = Mosquitto.Disconnect(_client, 0, 0);

    public void Dispose()
    {
        if (_client != 0) Mosquitto.Destroy(_client);
        _client = 0;
        if (_events.IsAllocated) _events.Free();
    }

    private void Configure(MqttSettings settings, string? password, LastWill? will)
    {
        ConnectionCallbacks.Attach(_client);
        // Others publish while our thread runs the loop.
        _ = Mosquitto.SetThreaded(_client, true);
        _ = Mosquitto.SetOption(_client, MosquittoOption.ProtocolVersion, 5);
        _ = Mosquitto.SetOption(_client, MosquittoOption.ReceiveMaximum, InFlight);
        _ = Mosquitto.SetOption(_client, MosquittoOption.SendMaximum, InFlight);
        _ = Mosquitto.SetOption(_client, MosquittoOption.TcpNoDelay, 1);
        if (settings.User.Length > 0) Require(Mosquitto.SetUser(_client, settings.User, password), "the user name");
        if (settings.CaFile.Length > 0) Require(Mosquitto.SetTls(_client, settings.CaFile, null, OrNull(settings.CertificateFile), OrNull(settings.KeyFile), 0), $"CaFile {settings.CaFile}, CertificateFile or KeyFile");
        if (will is not null) Require(SetWill(will), $"the last will for {will.Topic}");
    }

    private static string? OrNull(string path) => path.Length > 0 ? path : null;

    private int SetWill(LastWill will)
    {
        fixed (byte* bytes = will.Payload.Span)
            return Mosquitto.SetWill(_client, will.Topic, will.Payload.Length, bytes, (int)will.Quality, will.Retain, 0);
    }

    private void Require(int result, string what)
    {
        if (result == MosquittoResult.Success) return;
        Dispose();
        throw new MqttException($"The MQTT library does not take {what}: {MosquittoResult.Text(result)}");
    }
}
