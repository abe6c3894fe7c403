/**
 * The architectures that the program knows by name, a page each: shapes, names and nothing else.
 * Their weights come from {@link dev.pointwise.model.zoo.Weights}. Layers are called as torchvision
 * calls them (ResNet, SqueezeNet, GoogLeNet with batch norm), as Caffe does (Network In Network,
 * GoogLeNet), or as Keras does (MobileNet, the tutorial's).
 */
package dev.pointwise.model.zoo;
