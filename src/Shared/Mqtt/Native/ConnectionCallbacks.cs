using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Roomtone.Mqtt.Native;

/// <summary>The functions the library calls. The user data is a handle to the <see cref="IConnectionEvents"/>.</summary>
internal static unsafe class ConnectionCallbacks
{
    private const int LogError = 1 << 3;

    public static void Attach(nint client)
    {
        Mosquitto.OnConnect(client, &Connect);
        Mosquitto.OnDisconnect(client, &Disconnect);
        Mosquitto.OnPublish(client, &Publish);
        Mosquitto.OnMessage(client, &Message);
        Mosquitto.OnSubscribe(client, &Subscribe);
        Mosquitto.OnLog(client, &Log);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Connect(nint client, nint data, int reason, int flags, nint properties) =>
        Guarded(data, events => events.Answered(reason));

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Disconnect(nint client, nint data, int reason, nint properties) =>
        Guarded(data, events => events.Lost(reason));

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Publish(nint client, nint data, int id, int reason, nint properties)
    {
        // Called for each message: no closure here.
        var events = Events(data);
        try
        {
            events.Taken(id, reason);
        }
        catch (Exception e)
        {
            events.Failed(e);
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Message(nint client, nint data, MosquittoMessage* message, nint properties)
    {
        var events = Events(data);
        try
        {
            events.Arrived(message->Copy());
        }
        catch (Exception e)
        {
            events.Failed(e);
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Subscribe(nint client, nint data, int id, int count, int* granted, nint properties)
    {
        var reason = count > 0 ? granted[0] : 0;
        Guarded(data, events => events.Granted(id, reason));
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Log(nint client, nint data, int level, byte* line)
    {
        if (level != LogError) return;
        var text = Marshal.PtrToStringUTF8((nint)line) ?? "";
        Guarded(data, events => events.Said(text));
    }

    private static void Guarded(nint data, Action<IConnectionEvents> action)
    {
        var events = Events(data);
        try
        {
            action(events);
        }
        catch (Exception e)
        {
            events.Failed(e);
        }
    }

    private static IConnectionEvents Events(nint data) => (IConnectionEvents)GCHandle.FromIntPtr(data).Target!;
}
