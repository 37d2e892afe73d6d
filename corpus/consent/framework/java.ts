/** What the recipes use of `java.*` and `javax.*`, as declared in the public documentation; methods only as far as they are called. */
export const java = `
package java.lang;
class Object { boolean equals(Object o); int hashCode(); String toString(); Class getClass(); void wait(); void notifyAll(); Object clone(); void notify(); }
interface Runnable { void run(); }
interface CharSequence { int length(); char charAt(int i); String toString(); }
interface Iterable { Iterator iterator(); }
interface AutoCloseable { void close(); }
interface Comparable { int compareTo(Object o); }
class String implements CharSequence {
  String(byte[] b); String(char[] c); String(byte[] b, String charset); String(char[] c, int from, int count);
  int length(); char charAt(int i); boolean equals(Object o); boolean contains(CharSequence s); boolean startsWith(String s); boolean isEmpty();
  String substring(int from); String substring(int from, int to); String trim(); String concat(String s); String replace(CharSequence a, CharSequence b);
  String toUpperCase(); String toLowerCase(); String[] split(String s); char[] toCharArray(); byte[] getBytes(); byte[] getBytes(String charset); String intern();
  int indexOf(String s); int hashCode();
  static String valueOf(Object o); static String valueOf(int i); static String valueOf(char[] c); static String valueOf(double d); static String valueOf(long l);
  static String format(String f, Object[] args); static String join(CharSequence s, Iterable all);
 String replace(char a, char b); String(String s); String replaceAll(String a, String b); String replaceFirst(String a, String b); int lastIndexOf(String s); int compareTo(String s); static String copyValueOf(char[] c); static String valueOf(char c); void getChars(int a, int b, char[] c, int d); boolean endsWith(String s); boolean equalsIgnoreCase(String s); static String join(CharSequence s, CharSequence[] all); CharSequence subSequence(int a, int b); String[] split(String s, int n); static String valueOf(boolean b); String(StringBuilder s); int indexOf(int c); boolean matches(String s); }
class StringBuilder implements CharSequence {
  StringBuilder(); StringBuilder(String s); StringBuilder(int n);
  StringBuilder append(String s); StringBuilder append(Object o); StringBuilder append(int i); StringBuilder append(char c); StringBuilder append(double d); StringBuilder append(long l);
  StringBuilder insert(int at, String s); StringBuilder reverse(); StringBuilder deleteCharAt(int i); void setCharAt(int i, char c); void setLength(int n); int length(); char charAt(int i); String toString();
 StringBuilder append(char[] c); StringBuilder delete(int a, int b); StringBuilder replace(int a, int b, String s); String substring(int a); String substring(int a, int b); StringBuilder insert(int at, char c); StringBuilder insert(int at, Object o); }
class StringBuffer implements CharSequence { StringBuffer(); StringBuffer append(String s); StringBuffer append(Object o); int length(); char charAt(int i); String toString(); StringBuffer(String s); StringBuffer append(int i); StringBuffer append(char c); StringBuffer insert(int at, String s); StringBuffer reverse(); void setLength(int n); StringBuffer delete(int a, int b); String substring(int a); void setCharAt(int i, char c); StringBuffer replace(int a, int b, String s); }
class Class { Constructor[] getDeclaredConstructors(); static Class forName(String name); static Class forName(String name, boolean init, ClassLoader l); Method getMethod(String name, Class[] types); Method getDeclaredMethod(String name, Class[] types); Method[] getDeclaredMethods(); Field getDeclaredField(String name); Field getField(String name);
  Constructor getConstructor(Class[] types); Constructor getDeclaredConstructor(Class[] types); Object newInstance(); String getName(); String getSimpleName(); ClassLoader getClassLoader(); boolean isInstance(Object o); Method[] getMethods(); Field[] getDeclaredFields(); Class getSuperclass(); Object cast(Object o); Constructor[] getConstructors(); }
class ClassLoader { Class loadClass(String name); }
class Thread implements Runnable { Thread(); Thread(Runnable r); Thread(Runnable r, String name); Thread(String name); void start(); void run(); void join(); void setName(String s); void setDaemon(boolean b); static void sleep(long ms); static Thread currentThread(); static void setDefaultUncaughtExceptionHandler(UncaughtExceptionHandler h); void interrupt(); static void setDefaultUncaughtExceptionHandler(Thread$UncaughtExceptionHandler h); void setUncaughtExceptionHandler(Thread$UncaughtExceptionHandler h); String getName(); }
class ThreadLocal { ThreadLocal(); Object get(); void set(Object o); }
class System { static long currentTimeMillis(); static long nanoTime(); static void loadLibrary(String s); static void exit(int i); static void arraycopy(Object a, int i, Object b, int j, int n); static String getProperty(String s); static String getProperty(String s, String v); static final PrintStream out; static String getenv(String s); static final PrintStream err; static String setProperty(String k, String v); }
class Runtime { static Runtime getRuntime(); Process exec(String s); Process exec(String[] s); long freeMemory(); }
class Process { InputStream getInputStream(); int waitFor(); OutputStream getOutputStream(); }
class Integer { static Integer valueOf(int i); static int parseInt(String s); static int parseInt(String s, int radix); int intValue(); static final Class TYPE; static String toHexString(int i); static String toString(int i); static Integer valueOf(String s); String toString(); }
class Long { static Long valueOf(long i); long longValue(); static long parseLong(String s); static String toString(long l); static String toHexString(long l); }
class Double { static Double valueOf(double i); double doubleValue(); static String toString(double d); static double parseDouble(String s); }
class Boolean { static Boolean valueOf(boolean b); boolean booleanValue(); static final Boolean TRUE; static final Boolean FALSE; static final Class TYPE; static boolean parseBoolean(String s); }
class Character { static int digit(char c, int radix); static Character valueOf(char c); char charValue(); static boolean isDigit(char c); static int getNumericValue(char c); static String toString(char c); static char toUpperCase(char c); static char forDigit(int n, int radix); }
class Math { static int max(int a, int b); static float abs(float f); static double sqrt(double d); static int abs(int i); static double random(); }
class Throwable { Throwable(); Throwable(String s); String getMessage(); void printStackTrace(); Throwable(String s, Throwable t); Throwable getCause(); Throwable initCause(Throwable t); String getLocalizedMessage(); String toString(); }
class Exception extends Throwable { Exception(); Exception(String s); Exception(String s, Throwable t); }
class RuntimeException extends Exception { RuntimeException(); RuntimeException(String s); RuntimeException(Throwable t); RuntimeException(String s, Throwable t); }
class IllegalStateException extends RuntimeException { IllegalStateException(); IllegalStateException(String s); }
class IllegalArgumentException extends RuntimeException { IllegalArgumentException(String s); }
class SecurityException extends RuntimeException { SecurityException(String s); }
class NullPointerException extends RuntimeException { NullPointerException(); NullPointerException(String s); }
class ClassNotFoundException extends Exception { }
class InterruptedException extends Exception { }
class UncaughtExceptionHandler { }
package java.lang.reflect;
class Method { Object invoke(Object on, Object[] args); void setAccessible(boolean b); String getName(); Class getDeclaringClass(); }
class Field { Object get(Object on); void set(Object on, Object v); void setAccessible(boolean b); boolean getBoolean(Object on); String getName(); Class getType(); }
class Constructor { Object newInstance(Object[] args); void setAccessible(boolean b); }
interface InvocationHandler { Object invoke(Object proxy, Method m, Object[] args); }
class Proxy { static Object newProxyInstance(ClassLoader l, Class[] types, InvocationHandler h); }
package java.util;
interface Iterator { boolean hasNext(); Object next(); void remove(); }
interface Enumeration { boolean hasMoreElements(); Object nextElement(); }
interface Collection extends Iterable { boolean add(Object o); int size(); boolean isEmpty(); void clear(); boolean remove(Object o); boolean contains(Object o); boolean addAll(Collection c); Object[] toArray(); }
interface List extends Collection { Object get(int i); Object set(int i, Object o); Object remove(int i); void forEach(Consumer c); Stream stream(); void add(int i, Object o); int indexOf(Object o); ListIterator listIterator(); List subList(int a, int b); }
class ArrayList implements List { ArrayList(); ArrayList(int n); ArrayList(Collection c); boolean add(Object o); Object get(int i); int size(); Object set(int i, Object o); void clear(); Object remove(int i); Iterator iterator(); void add(int i, Object o); boolean addAll(Collection c); Object clone(); }
class LinkedList implements List, Queue { LinkedList(); boolean add(Object o); Object get(int i); Object getFirst(); Object getLast(); Object removeFirst(); Object poll(); void addFirst(Object o); void addLast(Object o); Iterator iterator(); void add(int i, Object o); Object get(int i); Object removeLast(); void push(Object o); Object pop(); Object peek(); int size(); void clear(); Object set(int i, Object o); }
interface Queue extends Collection { boolean offer(Object o); Object poll(); Object peek(); }
class ArrayDeque implements Queue { ArrayDeque(); void push(Object o); Object pop(); boolean offer(Object o); Object poll(); }
class Stack extends ArrayList { Stack(); Object push(Object o); Object pop(); Object peek(); }
interface Map { Object put(Object k, Object v); Object get(Object k); boolean containsKey(Object k); Object remove(Object k); Set keySet(); Set entrySet(); Collection values(); int size(); void clear(); void putAll(Map m); boolean isEmpty(); Object getOrDefault(Object k, Object v); Object putIfAbsent(Object k, Object v); boolean containsValue(Object v); }
interface Map$Entry { Object getKey(); Object getValue(); Object setValue(Object v); }
class HashMap implements Map { HashMap(); HashMap(Map m); Object put(Object k, Object v); Object get(Object k); Set entrySet(); Collection values(); void clear(); Object remove(Object k); Set keySet(); void putAll(Map m); boolean isEmpty(); }
class LinkedHashMap extends HashMap { LinkedHashMap(); }
class TreeMap extends HashMap { TreeMap(); Object firstKey(); Map$Entry firstEntry(); Object lastKey(); }
interface Set extends Collection { }
class EnumSet implements Set { static EnumSet noneOf(Class c); static EnumSet of(Enum e); } class HashSet implements Set { HashSet(); boolean add(Object o); Iterator iterator(); boolean contains(Object o); HashSet(Collection c); boolean remove(Object o); boolean isEmpty(); }
class Arrays { static List asList(Object[] a); static String toString(Object[] a); static Object[] copyOf(Object[] a, int n); static Object[] copyOfRange(Object[] a, int from, int to); static void fill(Object[] a, Object o); static String toString(char[] c); static char[] copyOf(char[] a, int n); static byte[] copyOf(byte[] a, int n); static void sort(char[] c); }
class Collections { static List singletonList(Object o); static List emptyList(); static ArrayList list(Enumeration e); static Map singletonMap(Object k, Object v); static List unmodifiableList(List l); static boolean addAll(Collection c, Object[] all); static void reverse(List l); static void sort(List l); static List synchronizedList(List l); static Map unmodifiableMap(Map m); }
class Timer { Timer(); Timer(String s); void schedule(TimerTask t, long delay); void schedule(TimerTask t, long delay, long period); void scheduleAtFixedRate(TimerTask t, long delay, long period); void cancel(); }
abstract class TimerTask implements Runnable { TimerTask(); abstract void run(); boolean cancel(); }
class UUID { UUID(long a, long b); static UUID randomUUID(); static UUID nameUUIDFromBytes(byte[] b); }
class Locale { static Locale getDefault(); }
class Random { Random(); int nextInt(int n); boolean nextBoolean(); }
class Properties extends HashMap { Properties(); void load(InputStream s); String getProperty(String k); String getProperty(String k, String v); Object setProperty(String k, String v); void store(OutputStream s, String c); Properties(Properties p); }
class ServiceLoader implements Iterable { static ServiceLoader load(Class c); Iterator iterator(); }
package java.util.function;
interface Consumer { void accept(Object o); }
interface Supplier { Object get(); }
interface Function { Object apply(Object o); }
interface Predicate { boolean test(Object o); }
package java.util.stream;
interface Stream { Stream map(Function f); Stream filter(Predicate p); void forEach(Consumer c); }
package java.util.concurrent;
interface Executor { void execute(Runnable r); }
interface Callable { Object call(); }
interface Future { Object get(); boolean cancel(boolean b); }
interface ExecutorService extends Executor { Future submit(Callable c); Future submit(Runnable r); void shutdown(); List invokeAll(Collection c); Object invokeAny(Collection c); }
interface ScheduledExecutorService extends ExecutorService { Future schedule(Runnable r, long delay, TimeUnit u); Future scheduleAtFixedRate(Runnable r, long first, long period, TimeUnit u); Future scheduleWithFixedDelay(Runnable r, long first, long delay, TimeUnit u); Future schedule(Callable c, long delay, TimeUnit u); }
class Executors { static ExecutorService newSingleThreadExecutor(); static ExecutorService newFixedThreadPool(int n); static ExecutorService newCachedThreadPool(); static ScheduledExecutorService newSingleThreadScheduledExecutor(); static ScheduledExecutorService newScheduledThreadPool(int n); }
class TimeUnit { static final TimeUnit SECONDS; static final TimeUnit MINUTES; static final TimeUnit MILLISECONDS; void sleep(long n); }
class FutureTask implements Runnable, Future { FutureTask(Callable c); void run(); Object get(); boolean cancel(boolean b); }
class CompletableFuture implements Future { static CompletableFuture supplyAsync(Supplier s); static CompletableFuture runAsync(Runnable r); CompletableFuture thenAccept(Consumer c); CompletableFuture thenApply(Function f); CompletableFuture(); boolean complete(Object o); Object join(); }
class CountDownLatch { CountDownLatch(int n); void countDown(); void await(); boolean await(long n, TimeUnit u); }
class LinkedBlockingQueue implements Queue { LinkedBlockingQueue(); void put(Object o); Object take(); boolean offer(Object o); Object poll(); }
class ThreadPoolExecutor implements ExecutorService { ThreadPoolExecutor(int a, int b, long c, TimeUnit u, Queue q); void execute(Runnable r); }
class ConcurrentHashMap extends HashMap { ConcurrentHashMap(); }
package java.util.concurrent.atomic;
class AtomicBoolean { AtomicBoolean(boolean b); boolean get(); void set(boolean b); boolean compareAndSet(boolean a, boolean b); }
class AtomicReference { AtomicReference(); AtomicReference(Object o); Object get(); void set(Object o); Object getAndSet(Object o); boolean compareAndSet(Object a, Object b); }
package java.io;
interface Serializable { }
class InputStream { int read(); int read(byte[] b); void close(); int read(byte[] b, int from, int n); int available(); }
class OutputStream { void write(byte[] b); void write(int b); void flush(); void close(); void write(byte[] b, int from, int n); }
class FileOutputStream extends OutputStream { FileOutputStream(String path); FileOutputStream(File f); void write(byte[] b); FileOutputStream(File f, boolean append); }
class FileInputStream extends InputStream { FileInputStream(String path); FileInputStream(File f); int read(byte[] b); }
class ByteArrayOutputStream extends OutputStream { ByteArrayOutputStream(); byte[] toByteArray(); String toString(); void write(byte[] b); void reset(); }
class DataOutputStream extends OutputStream { DataOutputStream(OutputStream s); void writeBytes(String s); void writeUTF(String s); void write(byte[] b); void flush(); }
class Writer { void write(String s); void flush(); void close(); Writer append(CharSequence s); }
class FileWriter extends Writer { FileWriter(File f); FileWriter(String path); FileWriter(String path, boolean append); void write(String s); }
class OutputStreamWriter extends Writer { OutputStreamWriter(OutputStream s); void write(String s); }
class BufferedWriter extends Writer { BufferedWriter(Writer w); void write(String s); }
class StringWriter extends Writer { StringWriter(); void write(String s); String toString(); }
class PrintWriter extends Writer { PrintWriter(OutputStream s); PrintWriter(Writer s); void println(String s); void print(String s); PrintWriter(OutputStream s, boolean flush); void write(String s); void flush(); }
class PrintStream extends OutputStream { PrintStream(OutputStream s); void println(String s); void print(String s); void println(Object o); PrintStream printf(String f, Object[] a); }
class Reader { int read(); void close(); }
class InputStreamReader extends Reader { InputStreamReader(InputStream s); }
class FileReader extends Reader { FileReader(String path); }
class BufferedReader extends Reader { BufferedReader(Reader r); String readLine(); int read(); void close(); }
class File { File(String path); File(File dir, String name); File(String dir, String name); boolean exists(); boolean createNewFile(); String getAbsolutePath(); String getPath(); boolean delete(); boolean mkdirs(); File[] listFiles(); boolean renameTo(File f); }
class IOException extends Exception { IOException(); IOException(String s); } class FileNotFoundException extends IOException { FileNotFoundException(); }
package java.net;
class URL { URL(String s); URLConnection openConnection(); InputStream openStream(); URL(String protocol, String host, String file); URL(String protocol, String host, int port, String file); String toString(); }
class URLConnection { void connect(); InputStream getInputStream(); OutputStream getOutputStream(); void setDoOutput(boolean b); void setRequestProperty(String k, String v); void addRequestProperty(String k, String v); void setConnectTimeout(int n); void setDoInput(boolean b); String getHeaderField(String k); }
class HttpURLConnection extends URLConnection { void setRequestMethod(String s); int getResponseCode(); void disconnect(); OutputStream getOutputStream(); InputStream getInputStream(); void connect(); }
class URLEncoder { static String encode(String s, String charset); }
class Socket { Socket(String host, int port); OutputStream getOutputStream(); void close(); }
class NetworkInterface { static Enumeration getNetworkInterfaces(); static NetworkInterface getByName(String s); byte[] getHardwareAddress(); String getName(); Enumeration getInetAddresses(); }
class InetAddress { String getHostAddress(); boolean isLoopbackAddress(); }
package java.security;
class MessageDigest { static MessageDigest getInstance(String s); byte[] digest(byte[] b); void update(byte[] b); byte[] digest(); }
package javax.crypto;
class Cipher { static Cipher getInstance(String s); void init(int mode, Key k); byte[] doFinal(byte[] b); }
interface Key { }
package javax.crypto.spec;
class SecretKeySpec implements Key { SecretKeySpec(byte[] b, String alg); }
package java.nio.charset;
class Charset { static Charset forName(String s); }
package java.util.zip;
class CRC32 { CRC32(); void update(byte[] b); long getValue(); }
package org.json;
class JSONObject { boolean optBoolean(String k, boolean v); boolean getBoolean(String k); int getInt(String k); int optInt(String k, int v); JSONObject(); JSONObject(String s); JSONObject(Map m); JSONObject put(String k, Object v); JSONObject put(String k, int v); JSONObject put(String k, boolean v); JSONObject put(String k, double v); String optString(String k); String getString(String k); boolean optBoolean(String k); Object opt(String k); String toString(); Object get(String k); boolean has(String k); Iterator keys(); JSONObject getJSONObject(String k); }
class JSONArray { JSONArray(); JSONArray put(Object o); String toString(); int length(); Object opt(int i); String getString(int i); Object get(int i); }
`;
