// For the type checker: what the scripts of the theme find on their pages. A selector names elements that the templates
// have, so the type checker need not know of what kind they are.

interface ParentNode {
  querySelector(selector: string): any;
  querySelectorAll(selector: string): NodeListOf<any>;
}

interface Document {
  getElementById(id: string): any;
}

// What listeners read of the elements that an event is about.
interface EventTarget {
  closest?(selector: string): any;
  name?: any;
  checked?: any;
}

interface Window {
  kbQuizEvaluate: any;
  // In a service worker.
  skipWaiting(): Promise<void>;
  registration: ServiceWorkerRegistration;
  clients: any;
}

// What the listeners of a service worker get.
interface Event {
  request?: any;
  waitUntil?(done: Promise<any>): void;
  respondWith?(response: Promise<any>): void;
}

interface Navigator {
  connection?: any;
}

// kb writes it above the service worker.
declare const KB_FILES: Record<string, string | null>;
